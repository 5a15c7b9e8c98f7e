/**
 * Time and order: Lamport clocks, vector clocks, and causal broadcast, on a small group chat in which nobody should see
 * an answer before its question.
 *
 * <p>Sources: L. Lamport, <i>Time, Clocks, and the Ordering of Events in a Distributed System</i>, CACM 21(7), 1978; C.
 * Fidge 1988 and F. Mattern 1989 (vector clocks); K. Birman, A. Schiper, P. Stephenson, <i>Lightweight Causal and
 * Atomic Group Multicast</i>, ACM TOCS 9(3), 1991, section 5.1 (CBCAST); G. Coulouris et al., <i>Distributed Systems:
 * Concepts and Design</i>, sections 14.4 and 15.4.3.
 *
 * <p>Open first: {@link org.jsyslab.clientserver.time.VectorClock}, then
 * {@link org.jsyslab.clientserver.time.HoldBackQueue} and {@link org.jsyslab.clientserver.time.ChatMember}.
 */
package org.jsyslab.clientserver.time;

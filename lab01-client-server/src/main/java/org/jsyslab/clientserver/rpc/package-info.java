/**
 * Remote procedure calls to a bank, with the three classic call semantics, over a network that loses, delays and
 * repeats.
 *
 * <p>Source: A. D. Birrell, B. J. Nelson, <i>Implementing Remote Procedure Calls</i>, ACM TOCS 2(1), 1984 (section 3:
 * call identifiers, retransmission, and what the callee must remember); G. Coulouris et al., <i>Distributed Systems:
 * Concepts and Design</i>, chapter 5 (the table of invocation semantics, rendered by
 * {@link org.jsyslab.clientserver.rpc.Semantics}).
 *
 * <p>Open first: {@link org.jsyslab.clientserver.rpc.RpcServer}, then {@link org.jsyslab.clientserver.rpc.RpcClient}.
 */
package org.jsyslab.clientserver.rpc;

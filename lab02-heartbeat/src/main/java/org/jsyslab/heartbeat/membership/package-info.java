/**
 * Who belongs to a group, and what a member believes of each of the others: alive, suspected, removed or gone by its
 * own will.
 *
 * <p>Sources: T. D. Chandra, S. Toueg, <i>Unreliable Failure Detectors for Reliable Distributed Systems</i>, JACM
 * 43(2), 1996 (what a suspicion is, and that it may be taken back); R. van Renesse, Y. Minsky, M. Hayden, <i>A
 * Gossip-Style Failure Detection Service</i>, Middleware 1998 (fail and cleanup times, the counter that tells fresh
 * from stale).
 *
 * <p>How signs of life travel is none of its business: that is {@link org.jsyslab.heartbeat}. How silence is judged is
 * {@link org.jsyslab.heartbeat.detector}.
 *
 * <p>Open first: {@link org.jsyslab.heartbeat.membership.View}, then
 * {@link org.jsyslab.heartbeat.membership.MembershipNode}.
 */
package org.jsyslab.heartbeat.membership;

/**
 * Electing a coordinator by identifiers: the highest that is up is to be it, and everyone is to know. Both algorithms
 * rest on time-outs and nothing else. There is no quorum: each side of a partition gets a coordinator of its own, which
 * is what Raft's majorities and terms are there to prevent.
 *
 * <p>Sources: H. Garcia-Molina, <i>Elections in a Distributed Computing System</i>, IEEE Transactions on Computers
 * C-31(1), 1982 (the bully algorithm, here in the form of G. Coulouris et al., <i>Distributed Systems: Concepts and
 * Design</i>, section 15.3); E. Chang, R. Roberts, <i>An Improved Algorithm for Decentralized Extrema-Finding in
 * Circular Configurations of Processes</i>, CACM 22(5), 1979 (the ring).
 *
 * <p>Open first: {@link org.jsyslab.election.BullyNode}, then {@link org.jsyslab.election.RingNode}.
 */
package org.jsyslab.election;

/**
 * Paxos for one decision: some processes propose values, and all come to know one and the same of them.
 *
 * <p>Source: L. Lamport, <i>Paxos Made Simple</i>, ACM SIGACT News 32(4), 2001. The three roles of its section 2 are
 * three nodes, {@code Proposer}, {@code Acceptor} and {@code Learner}; a process has all of them, or some. For reading
 * beside Raft, which carries the store.
 *
 * <p>Left out: a sequence of decisions (section 3), and the election of a distinguished proposer (section 2.4), for
 * which random waiting stands in; see {@link org.jsyslab.paxos.Patience}.
 *
 * <p>Open first: {@link org.jsyslab.paxos.Acceptor}, then {@link org.jsyslab.paxos.Proposer}.
 */
package org.jsyslab.paxos;

/**
 * Raft, as the paper tells it: Ongaro &amp; Ousterhout, "In Search of an Understandable Consensus Algorithm (Extended
 * Version)", 2014. Figure 2 is {@link org.jsyslab.raft.RaftNode} (rules for all servers), {@code RaftState} (its box
 * "State"), {@link org.jsyslab.raft.Election}, {@link org.jsyslab.raft.Follower} and {@link org.jsyslab.raft.Leader};
 * Figure 13 is {@link org.jsyslab.raft.Snapshots}.
 *
 * <p>What the dissertation adds (Ongaro, "Consensus: Bridging Theory and Practice", 2014) stands beside them in classes
 * of its own, called at named points.
 *
 * <p>Open first: {@link org.jsyslab.raft.RaftNode}.
 */
package org.jsyslab.raft;

/**
 * The command line of lab 3, and its front doors. No protocol lives here.
 *
 * <p>Sources: the operator's commands are those of Ongaro's dissertation, <i>Consensus: Bridging Theory and
 * Practice</i>, 2014, §3.10 and Figure 4.1; the commands of {@code RedisCommands} are those of Redis, in its protocol
 * RESP2.
 *
 * <p>Open first: {@link org.jsyslab.raft.app.RaftKvLab}.
 */
package org.jsyslab.raft.app;

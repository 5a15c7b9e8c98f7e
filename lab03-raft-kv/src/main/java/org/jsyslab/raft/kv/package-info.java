/**
 * A key-value store replicated by Raft: its operations, its state machine, and what servers and clients say to each
 * other.
 *
 * <p>Source: D. Ongaro, <i>Consensus: Bridging Theory and Practice</i>, 2014, chapter 6 (client interaction); the paper
 * (Ongaro &amp; Ousterhout, extended version, 2014) has it in short in §8. Figure 6.1 of the dissertation is this
 * package: its RPCs {@code RegisterClient}, {@code ClientRequest} and {@code ClientQuery} are those of
 * {@link org.jsyslab.raft.kv.KvMessage}, its receiver's steps are {@link org.jsyslab.raft.kv.KvServer} and
 * {@link org.jsyslab.raft.kv.KvStore}; finding the leader (§6.2) is {@link org.jsyslab.raft.kv.KvClient}, sessions and
 * their expiry (§6.3) are {@link org.jsyslab.raft.kv.Sessions}. The operations are ours; those that Redis has too
 * behave as there.
 *
 * <p>Departures: a client asks again on a timer, for messages get lost; it is never told merely "expired", but whether
 * its operation was done, was not, or may have been; and expiry goes by use alone, not by the leader's clock, so there
 * is no keep-alive.
 *
 * <p>Open first: {@link org.jsyslab.raft.kv.KvServer}, then {@link org.jsyslab.raft.kv.KvStore}.
 */
package org.jsyslab.raft.kv;

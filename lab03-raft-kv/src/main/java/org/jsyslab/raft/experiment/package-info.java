/**
 * Runs of lab 3's protocols in virtual time: what the {@code simulate} commands show, and what the figures of the
 * papers are measured on.
 *
 * <p>Open first: {@link org.jsyslab.raft.experiment.SimulatedPaxos}.
 */
package org.jsyslab.raft.experiment;

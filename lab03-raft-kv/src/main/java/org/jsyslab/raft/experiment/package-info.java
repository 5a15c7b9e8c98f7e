/**
 * Runs of lab 3's protocols in virtual time: what the {@code simulate} commands show, and the figures of the papers,
 * measured again on the same servers: what {@code experiment election-cdf} and {@code split-vote} print.
 *
 * <p>Sources of the figures: D. Ongaro, J. Ousterhout, <i>In Search of an Understandable Consensus Algorithm</i>,
 * USENIX ATC 2014, Figure 16; D. Ongaro, <i>Consensus: Bridging Theory and Practice</i>, dissertation, Stanford 2014,
 * chapter 9.
 *
 * <p>Open first: {@link org.jsyslab.raft.experiment.SimulatedPaxos} for a run,
 * {@link org.jsyslab.raft.experiment.ElectionCdfExperiment} for a figure.
 */
package org.jsyslab.raft.experiment;

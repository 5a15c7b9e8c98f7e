/**
 * Figures and tables of papers on heartbeats, measured again: what {@code experiment qos}, {@code epidemic} and
 * {@code gossip-fd} print.
 *
 * <p>Sources: W. Chen, S. Toueg, M. K. Aguilera, <i>On the Quality of Service of Failure Detectors</i>, IEEE ToC 51(5),
 * 2002; A. Demers et al., <i>Epidemic Algorithms for Replicated Database Maintenance</i>, PODC 1987; R. van Renesse, Y.
 * Minsky, M. Hayden, <i>A Gossip-Style Failure Detection Service</i>, Middleware 1998.
 *
 * <p>Open first: {@link org.jsyslab.heartbeat.experiment.QosExperiment}.
 */
package org.jsyslab.heartbeat.experiment;

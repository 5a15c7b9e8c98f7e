/**
 * Figures and tables of papers on heartbeats, measured again: what {@code experiment qos} and {@code experiment epidemic}
 * print.
 *
 * <p>Sources: W. Chen, S. Toueg, M. K. Aguilera, <i>On the Quality of Service of Failure Detectors</i>, IEEE ToC 51(5),
 * 2002; A. Demers et al., <i>Epidemic Algorithms for Replicated Database Maintenance</i>, PODC 1987.
 *
 * <p>Open first: {@link org.jsyslab.heartbeat.experiment.QosExperiment}.
 */
package org.jsyslab.heartbeat.experiment;

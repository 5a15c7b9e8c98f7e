/**
 * How silence is judged: detectors that learn of another process by the arrival times of its heartbeats, and of nothing
 * else.
 *
 * <p>Sources: T. D. Chandra, S. Toueg, <i>Unreliable Failure Detectors for Reliable Distributed Systems</i>, JACM
 * 43(2), 1996; W. Chen, S. Toueg, M. K. Aguilera, <i>On the Quality of Service of Failure Detectors</i>, IEEE ToC
 * 51(5), 2002; N. Hayashibara et al., <i>The φ Accrual Failure Detector</i>, SRDS 2004.
 *
 * <p>Open first: {@link org.jsyslab.heartbeat.detector.Detector}, then
 * {@link org.jsyslab.heartbeat.detector.FixedTimeout}; of those that learn,
 * {@link org.jsyslab.heartbeat.detector.ChenNfdE} is the simplest.
 */
package org.jsyslab.heartbeat.detector;

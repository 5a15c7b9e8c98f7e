/**
 * A group in the simulator: for tests, for {@code simulate}, and for experiments with whole groups.
 *
 * <p>Open first: {@link org.jsyslab.heartbeat.scenario.SimulatedGroup}.
 */
package org.jsyslab.heartbeat.scenario;

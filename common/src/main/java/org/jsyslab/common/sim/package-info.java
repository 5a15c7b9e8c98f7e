/**
 * A deterministic simulation of nodes: virtual time, a network and disks that fail as told, and one seed from which all
 * of it follows. The same classes that run as processes run here, thousands of times a minute, and every failure can be
 * repeated from one number.
 *
 * <p>The idea is that of FoundationDB's simulator (Zhou et al., SIGMOD 2021, section 4); pairing each "always" with a
 * "sometimes" is theirs too.
 *
 * <p>Open first: {@link org.jsyslab.common.sim.Simulation}, then {@link org.jsyslab.common.sim.Network} and
 * {@link org.jsyslab.common.sim.Machine} for what can go wrong. How a node takes its steps is in {@code StepLoop}.
 */
package org.jsyslab.common.sim;

/**
 * Simulated clusters of Raft servers, and what must hold of them: the properties of Figure 3 of the paper (Ongaro &amp;
 * Ousterhout, extended version, 2014), and histories that clients record.
 *
 * <p>Open first: {@link org.jsyslab.raft.scenario.Figure3}.
 */
package org.jsyslab.raft.scenario;

/**
 * What clients asked for and were told, and what a checker says about it: the bridge from runs, simulated or real, to
 * the checkers of {@code check}, which know nothing of nodes and labs.
 *
 * <p>Clients of a simulation ({@code sim.Workload}) and of real processes ({@code cli.RecordingClients}) record the
 * same {@link org.jsyslab.common.history.Recorded} calls. A lab says by a
 * {@link org.jsyslab.common.history.Translation} which calls of a model they are, and a
 * {@link org.jsyslab.common.history.Judgement} writes the history down before it judges:
 *
 * <pre>{@code
 * History history = new AccountsAsCounters().history(workload.history());
 * Judgement.inTest("bank-seed17", history, Linearizability.of(new Counter())::check).requireValid();
 * }</pre>
 *
 * <p>The events are those of Herlihy &amp; Wing, "Linearizability: a correctness condition for concurrent objects"
 * (1990), section 2.
 *
 * <p>Open first: {@link org.jsyslab.common.history.Translation}.
 */
package org.jsyslab.common.history;

/**
 * Runs of lab 1's protocols in virtual time: what {@code simulate} shows, and what the tests repeat with hundreds of
 * seeds.
 *
 * <p>Open first: {@link org.jsyslab.clientserver.experiment.BankRun}.
 */
package org.jsyslab.clientserver.experiment;

/**
 * What all labs' experiments share: the rows of a regenerated figure or table, each with the published value and its
 * tolerance, printed as a table, written as CSV and plotted.
 *
 * <p>Open first: {@link org.jsyslab.common.experiment.Row}, then
 * {@link org.jsyslab.common.experiment.ExperimentOptions}.
 */
package org.jsyslab.common.experiment;

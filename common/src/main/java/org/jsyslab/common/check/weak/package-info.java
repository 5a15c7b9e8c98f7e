/**
 * What weaker systems promise, checked: the four session guarantees (Terry et al., "Session guarantees for weakly
 * consistent replicated data", 1994); convergence; and how stale reads are (Bailis et al., "Probabilistically bounded
 * staleness", 2012).
 *
 * <p>They look at reads and writes by the names of {@link org.jsyslab.common.check.model.Register},
 * {@link org.jsyslab.common.check.model.KeyValue} and {@link org.jsyslab.common.check.model.Transactions}, refuse other
 * operations, and ask {@link org.jsyslab.common.check.weak.Versions} which of two values is the older one. Sequential
 * consistency, which needs a model, is checked in {@code linear}.
 *
 * <p>Open first: {@link org.jsyslab.common.check.weak.Sessions}.
 */
package org.jsyslab.common.check.weak;

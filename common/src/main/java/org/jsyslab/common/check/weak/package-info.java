/**
 * What weaker systems promise, checked: sequential consistency (Lamport 1979); the four session guarantees (Terry et al.,
 * "Session guarantees for weakly consistent replicated data", 1994); convergence; and how stale reads are (Bailis et al.,
 * "Probabilistically bounded staleness", 2012).
 *
 * <p>All but the first look at reads and writes by the names of {@link org.jsyslab.common.check.model.Register} and {@link
 * org.jsyslab.common.check.model.KeyValue}, and ask {@link org.jsyslab.common.check.weak.Versions} which of two values is
 * the older one.
 *
 * <p>Open first: {@link org.jsyslab.common.check.weak.Sessions}.
 */
package org.jsyslab.common.check.weak;

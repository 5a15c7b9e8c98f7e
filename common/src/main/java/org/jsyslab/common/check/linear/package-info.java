/**
 * The linearizability checker: Herlihy &amp; Wing, "Linearizability: a correctness condition for concurrent objects"
 * (1990); Wing &amp; Gong, "Testing and verifying concurrent objects" (1993); Lowe, "Testing for linearizability"
 * (2017).
 *
 * <p>Open first: {@link org.jsyslab.common.check.linear.Linearizability}, then {@code Search}, which is the algorithm.
 */
package org.jsyslab.common.check.linear;

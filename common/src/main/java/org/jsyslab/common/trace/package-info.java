/**
 * The trace of a run: what happened at each node, as JSON lines that all pictures and reports are made from. Simulated
 * and real runs write the same format.
 *
 * <p>Writing: each process writes a file of its own. Reading: {@link org.jsyslab.common.trace.TraceReader} reads a
 * file, {@link org.jsyslab.common.trace.TraceMerger} joins several by causality, and
 * {@link org.jsyslab.common.trace.VectorClocks} answers which event can have influenced which.
 *
 * <p>Open first: {@link org.jsyslab.common.trace.TraceWriter}, then {@link org.jsyslab.common.trace.TraceMerger}.
 */
package org.jsyslab.common.trace;

/**
 * The trace of a run: what happened at each node, as JSON lines that all pictures and reports are made from. Simulated
 * and real runs write the same format.
 *
 * <p>Open first: {@link org.jsyslab.common.trace.TraceWriter}.
 */
package org.jsyslab.common.trace;

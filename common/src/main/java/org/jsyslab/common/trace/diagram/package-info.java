/**
 * Pictures of a run: lifelines beside each other, time downwards, messages as lines between them (Lamport 1978, figure
 * 1). Lost messages, crashes, pauses, partitions and timers are marks like any other: they are what one has to see.
 *
 * <p>Open first: {@link org.jsyslab.common.trace.diagram.TextDiagram}, the picture of a failure report.
 */
package org.jsyslab.common.trace.diagram;

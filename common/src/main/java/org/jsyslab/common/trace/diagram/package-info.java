/**
 * Pictures of a run: lifelines beside each other, time downwards, messages as lines between them (Lamport 1978, figure
 * 1). Lost messages, crashes, pauses, partitions and timers are marks like any other: they are what one has to see.
 *
 * <p>Open first: {@link org.jsyslab.common.trace.diagram.SpaceTimeDiagram}, then the script that draws the page, in the
 * resources beside this package: {@code model.js} (what the run means), {@code layout.js} (where things stand),
 * {@code paint.js}, {@code arrows.js} and {@code glyphs.js} (how they look), {@code main.js} (what the reader can do).
 */
package org.jsyslab.common.trace.diagram;

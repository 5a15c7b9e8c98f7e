/**
 * Histories of what clients asked for and were told, and the verdicts of checkers on them.
 *
 * <p>What the clients of a lab recorded becomes a history in {@code org.jsyslab.common.history}; whoever has other
 * clients tells a {@link org.jsyslab.common.check.Recorder}. {@link org.jsyslab.common.check.file.HistoryFile} writes
 * the history down; a checker judges it:
 *
 * <pre>{@code
 * recorder.call("c1", KeyValue.write("x", Value.of("1")), now);
 * recorder.ok("c1", Value.done(), later);
 * HistoryFile.write(recorder.history(), file);
 * Linearizability.of(new KeyValue()).check(HistoryFile.read(file)).requireValid();
 * }</pre>
 *
 * <p>The checkers are in {@code linear} (linearizability) and {@code weak} (what weaker systems promise); the objects
 * that they know are in {@code model}. Nothing here depends on the rest of JSysLab, nor, but for {@code file}, on any
 * library.
 *
 * <p>Open first: {@link org.jsyslab.common.check.History}, then
 * {@link org.jsyslab.common.check.linear.Linearizability}.
 */
package org.jsyslab.common.check;

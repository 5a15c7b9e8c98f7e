package org.jsyslab.raft.experiment;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jsyslab.common.node.Event;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.Observer;

/** Prints what nodes remark, side by side: a column for each, a row for what happens at one time. */
final class Columns implements Observer {
    private final List<NodeId> nodes;
    private final int width;
    private final PrintWriter out;
    private final SortedMap<NodeId, String> row = new TreeMap<>();
    private int rowsLeft;
    private long micros;

    /**
     * Prints the heading.
     *
     * @param width of a column, in characters
     * @param rows how many rows to print at most; the rest are left out
     */
    Columns(List<NodeId> nodes, int width, int rows, PrintWriter out) {
        this.nodes = List.copyOf(nodes);
        this.width = width;
        this.rowsLeft = rows;
        this.out = out;
        nodes.forEach(node -> row.put(node, node.name()));
        print("        ms");
    }

    @Override
    public void observe(Event event) {
        boolean told = switch (event.kind()) {
            case NOTE -> true;
            case LIFE -> !event.text().equals("start");
            default -> false;
        };
        if (told) {
            add(event.micros(), event.node(), event.text());
        }
    }

    /** Prints a line across all columns. */
    void across(String line) {
        flush();
        out.println(line);
    }

    /** Prints the row begun, if any. */
    void flush() {
        if (!row.isEmpty()) {
            print(String.format(Locale.ROOT, "%10.3f", micros / 1000.0));
        }
    }

    private void add(long when, NodeId node, String text) {
        if (when != micros || row.containsKey(node)) {
            flush();
        }
        micros = when;
        row.put(node, text);
    }

    private void print(String when) {
        if (rowsLeft > 0) {
            StringBuilder line = new StringBuilder(when).append("  ");
            nodes.forEach(
                    node -> line.append(String.format(Locale.ROOT, "%-" + width + "s", row.getOrDefault(node, ""))));
            out.println(line.toString().stripTrailing());
        } else if (rowsLeft == 0) {
            out.println("         …");
        }
        rowsLeft--;
        row.clear();
    }
}

package org.jsyslab.common.cluster;

import java.io.Closeable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the nodes print: on the console each line behind its node's name, and plain in each node's own file. */
final class ClusterLog implements Closeable {
    private static final int[] COLOURS = {36, 33, 35, 32, 34, 31}; // cyan, yellow, magenta, green, blue, red

    private final RunDirectory run;
    private final List<String> names;
    private final Console console;
    private final SortedMap<String, PrintWriter> files = new TreeMap<>();

    ClusterLog(RunDirectory run, List<String> names, Console console) {
        this.run = run;
        this.names = names;
        this.console = console;
    }

    /** Takes one line of a node. */
    synchronized void write(String name, String line) {
        PrintWriter file = files.computeIfAbsent(name, this::open);
        file.println(line);
        file.flush();
        console.lines().accept(prefix(name) + line);
    }

    @Override
    public synchronized void close() {
        files.values().forEach(PrintWriter::close);
        files.clear();
    }

    private String prefix(String name) {
        String plain = name + " | ";
        int colour = COLOURS[Math.max(names.indexOf(name), 0) % COLOURS.length];
        return console.colours() ? "\u001b[" + colour + "m" + plain + "\u001b[0m" : plain;
    }

    private PrintWriter open(String name) {
        try {
            return new PrintWriter(
                    Files.newBufferedWriter(run.log(name), StandardOpenOption.CREATE, StandardOpenOption.APPEND));
        } catch (IOException e) {
            throw new ClusterException("cannot write " + run.log(name) + ": " + e.getMessage(), e);
        }
    }
}

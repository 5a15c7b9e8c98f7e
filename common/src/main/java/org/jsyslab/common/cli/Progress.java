package org.jsyslab.common.cli;

import org.jsyslab.common.cluster.Console;

/** One line on standard error that says what long work is doing; nothing where no person watches. */
final class Progress {
    private final boolean shown = Console.isTerminal();

    /** Replaces the line. */
    void show(String text) {
        if (shown) {
            System.err.print("\r\u001b[K" + text);
            System.err.flush();
        }
    }

    /** Removes the line. */
    void clear() {
        show("");
    }
}

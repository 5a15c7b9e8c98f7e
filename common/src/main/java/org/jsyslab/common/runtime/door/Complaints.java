package org.jsyslab.common.runtime.door;

import org.slf4j.Logger;

/** Logs what others did wrong, a few lines a second at most, so that nobody can fill the disk. Not thread-safe. */
public final class Complaints {
    private static final int LINES_A_SECOND = 5;
    private static final int MAX_LINE = 300;

    private final Logger log;
    private long second;
    private int lines;
    private long suppressed;

    /** Complaints to one logger. */
    public Complaints(Logger log) {
        this.log = log;
    }

    /** Logs one line, or counts it. */
    public void add(String text) {
        long now = System.nanoTime() / 1_000_000_000;
        if (now != second) {
            second = now;
            lines = 0;
            if (suppressed > 0) {
                log.warn("and {} more complaints like these", suppressed);
                suppressed = 0;
            }
        }
        if (lines++ < LINES_A_SECOND) {
            log.warn("{}", printable(text));
        } else {
            suppressed++;
        }
    }

    /** What others sent, fit for a terminal: no control characters, and not too long. */
    public static String printable(String text) {
        String shown = text.length() <= MAX_LINE ? text : text.substring(0, MAX_LINE) + "…";
        return shown.replaceAll("\\p{Cntrl}", "?");
    }
}

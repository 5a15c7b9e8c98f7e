package org.jsyslab.common.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A story told on standard output in numbered steps, with checks of what it claims. */
public final class Story {
    /** How long a story waits for what must come true. */
    public static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);
    private static final int WIDTH = 100;

    private final PrintWriter out;
    private int step;
    private int checks;

    /** A story that has not begun. */
    Story(PrintWriter out) {
        this.out = out;
    }

    /** Begins the next step. */
    public void step(String title) {
        step++;
        print((step == 1 ? "" : "\n") + step + ". " + title);
    }

    /** Tells what happens, in wrapped lines. */
    public void say(String text) {
        StringBuilder line = new StringBuilder("  ");
        for (String word : text.strip().split("\\s+", -1)) {
            if (line.length() + word.length() + 1 > WIDTH) {
                print(line.toString());
                line = new StringBuilder("  ");
            }
            line.append(' ').append(word);
        }
        print(line.toString());
    }

    /** Shows something as it is, such as a command or its output. */
    public void show(String text) {
        text.lines().forEach(line -> print("     " + line));
    }

    /**
     * Claims something and checks it.
     *
     * @throws StoryFailedException if it does not hold: the story ends here
     */
    public void check(String claim, boolean holds) {
        checks++;
        print("   " + (holds ? "[ok] " : "[FAILED] ") + claim);
        if (!holds) {
            throw new StoryFailedException("step " + step + " failed: " + claim);
        }
    }

    /**
     * Claims something that comes true within {@link #PATIENCE}, looks again and again, and checks it.
     *
     * @param holds asked on this thread; each look may be a question to a node
     * @throws StoryFailedException if it does not come true: the story ends here
     */
    public void checkEventually(String claim, BooleanSupplier holds) {
        check(claim, eventually(holds));
    }

    /**
     * Waits for something that the story needs in order to go on.
     *
     * @throws StoryFailedException if it does not come true within {@link #PATIENCE}
     */
    public void await(String what, BooleanSupplier holds) {
        if (!eventually(holds)) {
            throw new StoryFailedException("step " + step + " waited " + PATIENCE.toSeconds() + " s in vain: " + what);
        }
    }

    private static boolean eventually(BooleanSupplier holds) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
        return true;
    }

    /** Claims that something has this value, and shows the value that it has if not. */
    public void checkEquals(String claim, Object expected, Object actual) {
        boolean holds = expected.equals(actual);
        check(holds ? claim : claim + ": expected " + expected + ", found " + actual, holds);
    }

    /** How many claims were checked and held. */
    int checks() {
        return checks;
    }

    private void print(String line) {
        out.println(line);
        out.flush();
    }
}

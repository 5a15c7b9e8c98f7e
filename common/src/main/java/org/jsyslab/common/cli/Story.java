package org.jsyslab.common.cli;

import java.io.PrintWriter;

/** A story told on standard output in numbered steps, with checks of what it claims. */
public final class Story {
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

package org.jsyslab.clientserver.time;

import org.jsyslab.common.node.Operation;

/**
 * Asks a member to say a line.
 *
 * @param text 1 to 500 characters
 */
public record Say(String text) implements Operation {
    private static final int LONGEST = 500;

    public Say {
        if (text.isEmpty() || text.length() > LONGEST) {
            throw new IllegalArgumentException("a line has 1 to " + LONGEST + " characters, not " + text.length());
        }
    }
}

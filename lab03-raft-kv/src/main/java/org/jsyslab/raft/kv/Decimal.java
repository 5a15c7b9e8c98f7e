package org.jsyslab.raft.kv;

import java.util.OptionalLong;
import org.jsyslab.common.node.Bytes;

/** Whole numbers as the store keeps them: decimal digits, as Redis does. */
final class Decimal {
    /** Digits of the longest number, and its sign. */
    private static final int LONGEST = 20;

    private Decimal() {}

    /** The number that these bytes spell: no spaces, no plus, no leading zeros; empty if they spell none. */
    static OptionalLong number(Bytes digits) {
        if (digits.length() > LONGEST) {
            return OptionalLong.empty();
        }
        String text = digits.text().orElse("");
        try {
            long number = Long.parseLong(text);
            return Long.toString(number).equals(text) ? OptionalLong.of(number) : OptionalLong.empty();
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }
}

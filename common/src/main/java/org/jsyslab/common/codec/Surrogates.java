package org.jsyslab.common.codec;

/**
 * Java strings may hold halves of surrogate pairs, which no UTF-8 can. Both forms write such a half as {@code ?}, and
 * refuse to read one (JSON can spell it by an escape), so that what was read can always be written.
 */
final class Surrogates {
    private Surrogates() {}

    static boolean arePaired(String text) {
        return unpaired(text, 0) < 0;
    }

    /** The text itself where possible, otherwise a copy in which each half is a question mark. */
    static String replaced(String text) {
        int at = unpaired(text, 0);
        if (at < 0) {
            return text;
        }
        StringBuilder copy = new StringBuilder(text);
        for (; at >= 0; at = unpaired(text, at + 1)) {
            copy.setCharAt(at, '?');
        }
        return copy.toString();
    }

    private static int unpaired(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    return i;
                }
                i++;
            }
        }
        return -1;
    }
}

package org.jsyslab.common.runtime.resp;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jsyslab.common.node.Bytes;

/**
 * The words of a command that is typed by hand, as redis-cli has them: blanks between them; in quotes they may hold
 * blanks, in double quotes also {@code \n \r \t \b \a \xHH} for bytes that cannot be typed.
 */
final class InlineWords {
    private final String line;
    private int at;

    private InlineWords(String line) {
        this.line = line;
    }

    /**
     * The words of a line.
     *
     * @param line a character for each byte
     * @throws IllegalArgumentException if a quote is not closed, or something follows it at once
     */
    static List<Bytes> of(String line) {
        return new InlineWords(line).words();
    }

    private List<Bytes> words() {
        List<Bytes> words = new ArrayList<>();
        for (skipBlanks(); at < line.length(); skipBlanks()) {
            StringBuilder word = new StringBuilder();
            while (at < line.length() && !isBlank(line.charAt(at))) {
                char next = line.charAt(at++);
                if (next == '"' || next == '\'') {
                    quoted(next, word);
                } else {
                    word.append(next);
                }
            }
            words.add(Bytes.of(word.toString().getBytes(StandardCharsets.ISO_8859_1)));
        }
        return words;
    }

    /** Reads on to the closing quote, behind which the word ends. */
    private void quoted(char quote, StringBuilder word) {
        char next = take();
        while (next != quote) {
            boolean escape = next == '\\' && (quote == '"' || (at < line.length() && line.charAt(at) == quote));
            word.append(escape ? escaped(quote) : next);
            next = take();
        }
        if (at < line.length() && !isBlank(line.charAt(at))) {
            throw unbalanced();
        }
    }

    private char escaped(char quote) {
        char next = take();
        return switch (quote == '"' ? next : 0) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'b' -> '\b';
            case 'a' -> 7;
            case 'x' -> hexadecimal();
            default -> next;
        };
    }

    /** The byte of two hexadecimal digits; without them the x is one. */
    private char hexadecimal() {
        int high = digit(at);
        int low = digit(at + 1);
        if (high < 0 || low < 0) {
            return 'x';
        }
        at += 2;
        return (char) (high << 4 | low);
    }

    private int digit(int index) {
        return index < line.length() ? Character.digit(line.charAt(index), 16) : -1;
    }

    private char take() {
        if (at == line.length()) {
            throw unbalanced();
        }
        return line.charAt(at++);
    }

    private void skipBlanks() {
        while (at < line.length() && isBlank(line.charAt(at))) {
            at++;
        }
    }

    private static boolean isBlank(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    private static IllegalArgumentException unbalanced() {
        return new IllegalArgumentException("unbalanced quotes in request");
    }
}

package org.jsyslab.common.cli;

import java.util.ArrayList;
import java.util.List;
import org.jsyslab.common.cluster.ClusterException;

/**
 * Splits a line of a script into words as a shell does: at blanks, with {@code 'one word'} and {@code "one word"} for
 * words with blanks, and {@code #} for the rest of the line as a comment.
 */
final class Words {
    private final String line;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean inWord;
    private char quote;

    private Words(String line) {
        this.line = line;
    }

    /**
     * The words of {@code line}; none if it is blank or a comment.
     *
     * @throws ClusterException if a quote is not closed
     */
    static List<String> of(String line) {
        return new Words(line).split();
    }

    private List<String> split() {
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '#' && quote == 0 && !inWord) {
                break;
            }
            take(c);
        }
        if (quote != 0) {
            throw new ClusterException("a quote (" + quote + ") is not closed");
        }
        endWord();
        return words;
    }

    private void take(char c) {
        if (c == quote) {
            quote = 0;
        } else if (quote != 0) {
            word.append(c);
        } else if (c == '\'' || c == '"') {
            quote = c;
            inWord = true;
        } else if (Character.isWhitespace(c)) {
            endWord();
        } else {
            word.append(c);
            inWord = true;
        }
    }

    private void endWord() {
        if (inWord) {
            words.add(word.toString());
            word.setLength(0);
            inWord = false;
        }
    }
}

package org.jsyslab.common.runtime.link;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;

/**
 * The two lines between processes that are no messages, on connections of either form.
 *
 * <p>{@code {"error":"…"}} tells a sender what was wrong with what it sent. It is never answered, so errors make no
 * loops. {@code {"hello":"n1"}} is the first thing that a listening process says on a connection that it opens: what it
 * then says in the name of others, it relays.
 */
enum ControlLine {
    ERROR("{\"error\":\""),
    HELLO("{\"hello\":\"");

    private static final String END = "\"}";

    private final String begin;

    ControlLine(String begin) {
        this.begin = begin;
    }

    /** Appends the line. */
    void write(String text, ByteBuf out) {
        String quoted = new String(JsonStringEncoder.getInstance().quoteAsString(text));
        out.writeCharSequence(begin + quoted + END + "\n", StandardCharsets.UTF_8);
    }

    /** Which of the two it is, if any; else null. */
    static ControlLine of(ByteBuf line) {
        for (ControlLine kind : values()) {
            int length = kind.begin.length();
            if (line.readableBytes() > length
                    && line.toString(line.readerIndex(), length, StandardCharsets.US_ASCII)
                            .equals(kind.begin)) {
                return kind;
            }
        }
        return null;
    }

    /** What a line of this kind says. */
    String text(ByteBuf line) {
        String whole = line.toString(StandardCharsets.UTF_8).stripTrailing();
        String text = whole.substring(begin.length());
        return text.endsWith(END) ? text.substring(0, text.length() - END.length()) : text;
    }
}

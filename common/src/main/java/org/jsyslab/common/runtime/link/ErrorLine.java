package org.jsyslab.common.runtime.link;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;

/** The line that tells a sender what was wrong: {@code {"error":"…"}}. It is never answered, so errors make no loops. */
final class ErrorLine {
    private static final String BEGIN = "{\"error\":\"";
    private static final byte[] BEGIN_BYTES = BEGIN.getBytes(StandardCharsets.UTF_8);

    private ErrorLine() {}

    static String of(String error) {
        return BEGIN + new String(JsonStringEncoder.getInstance().quoteAsString(error)) + "\"}\n";
    }

    static boolean is(ByteBuf line) {
        if (line.readableBytes() < BEGIN_BYTES.length) {
            return false;
        }
        for (int i = 0; i < BEGIN_BYTES.length; i++) {
            if (line.getByte(line.readerIndex() + i) != BEGIN_BYTES[i]) {
                return false;
            }
        }
        return true;
    }
}

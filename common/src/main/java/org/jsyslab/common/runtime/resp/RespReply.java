package org.jsyslab.common.runtime.resp;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jsyslab.common.node.Bytes;

/** A value of RESP2, as an answer to a command. */
public sealed interface RespReply {
    /** What most commands answer that have nothing to tell. */
    RespReply OK = new Text("OK");

    /** Appends the written form. */
    void write(ByteBuf out);

    /** A short text without line ends: {@code +OK}. */
    record Text(String text) implements RespReply {
        @Override
        public void write(ByteBuf out) {
            line(out, '+', text);
        }
    }

    /** An error; it begins with a code in capitals, such as {@code ERR}: {@code -ERR unknown command}. */
    record Error(String text) implements RespReply {
        @Override
        public void write(ByteBuf out) {
            line(out, '-', text);
        }
    }

    /** A whole number: {@code :7}. */
    record Number(long value) implements RespReply {
        @Override
        public void write(ByteBuf out) {
            line(out, ':', Long.toString(value));
        }
    }

    /** Any bytes; null stands for "there is none". */
    record Bulk(Bytes bytes) implements RespReply {

        /** The bytes of a text. */
        public static Bulk of(String text) {
            return new Bulk(Bytes.utf8(text));
        }

        @Override
        public void write(ByteBuf out) {
            if (bytes == null) {
                line(out, '$', "-1");
            } else {
                line(out, '$', Integer.toString(bytes.length()));
                out.writeBytes(bytes.buffer()).writeByte('\r').writeByte('\n');
            }
        }
    }

    /** Several answers. */
    record Many(List<RespReply> replies) implements RespReply {

        public Many {
            replies = List.copyOf(replies);
        }

        @Override
        public void write(ByteBuf out) {
            line(out, '*', Integer.toString(replies.size()));
            replies.forEach(reply -> reply.write(out));
        }
    }

    private static void line(ByteBuf out, char kind, String text) {
        out.writeByte(kind);
        out.writeCharSequence(text.replaceAll("[\\r\\n]", " "), StandardCharsets.UTF_8);
        out.writeByte('\r').writeByte('\n');
    }
}

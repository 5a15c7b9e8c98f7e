package org.jsyslab.common.disk;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import org.jsyslab.common.node.Bytes;

/** How the changes within a record are written: a byte that says what changes, then its parts. */
final class LogFormat {
    static final int DECLARED = 1;
    static final int SET = 2;
    static final int ENTRY = 3;
    static final int TRUNCATED = 4;
    static final int DISCARDED = 5;
    static final int PUT = 6;
    static final int REMOVED = 7;
    static final int BLOB = 8;
    static final int BLOB_DELETED = 9;
    static final int OPENED = 10;
    static final int BASED = 11;
    static final int CLOSED = 12;

    private LogFormat() {}

    /** Tells {@code reader} all changes that {@code in} holds. */
    static void read(ByteBuf in, LogReader reader) {
        while (in.isReadable()) {
            int kind = in.readByte();
            switch (kind) {
                case DECLARED ->
                    reader.declared((int) readNumber(in), Named.Kind.valueOf(readText(in)), readText(in), readText(in));
                case SET -> reader.set((int) readNumber(in), readBytes(in));
                case ENTRY -> reader.entry((int) readNumber(in), readNumber(in), readBytes(in));
                case TRUNCATED -> reader.truncatedFrom((int) readNumber(in), readNumber(in));
                case DISCARDED -> reader.discardedThrough((int) readNumber(in), readNumber(in));
                case PUT -> reader.put((int) readNumber(in), readBytes(in), readBytes(in));
                case REMOVED -> reader.removed((int) readNumber(in), readBytes(in));
                case BLOB ->
                    reader.blob(
                            readText(in),
                            new BlobState(readNumber(in), readNumber(in), in.readInt(), in.readBoolean()));
                case BLOB_DELETED -> reader.blobDeleted(readText(in));
                case OPENED -> reader.opened((int) readNumber(in));
                case BASED -> reader.based(readNumber(in));
                case CLOSED -> {}
                default -> throw new IllegalArgumentException("no change is of kind " + kind);
            }
        }
    }

    /** Seven bits a byte, lowest first; the highest bit says that more follow. */
    static void writeNumber(long number, ByteBuf out) {
        long rest = number;
        while ((rest & ~0x7FL) != 0) {
            out.writeByte((int) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        out.writeByte((int) rest);
    }

    private static long readNumber(ByteBuf in) {
        long number = 0;
        for (int shift = 0; ; shift += 7) {
            byte part = in.readByte();
            number |= (long) (part & 0x7F) << shift;
            if (part >= 0) {
                return number;
            }
        }
    }

    static void writeText(String text, ByteBuf out) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        writeNumber(utf8.length, out);
        out.writeBytes(utf8);
    }

    private static String readText(ByteBuf in) {
        return in.readCharSequence((int) readNumber(in), StandardCharsets.UTF_8).toString();
    }

    private static Bytes readBytes(ByteBuf in) {
        byte[] bytes = new byte[in.readInt()];
        in.readBytes(bytes);
        return Bytes.of(bytes);
    }
}

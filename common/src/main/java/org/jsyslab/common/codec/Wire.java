package org.jsyslab.common.codec;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The smallest parts of the binary form. Integers take one byte per seven bits, lowest first; signed ones are zigzag
 * (0, -1, 1, -2 become 0, 1, 2, 3).
 */
final class Wire {
    private static final int MORE = 0x80;
    private static final int VALUE = 0x7f;
    private static final char REPLACEMENT = '\uFFFD';

    private Wire() {}

    static void writeLong(ByteBuf out, long value) {
        writeUnsigned(out, (value << 1) ^ (value >> 63));
    }

    static long readLong(ByteBuf in) {
        long zigzag = readUnsigned(in);
        return (zigzag >>> 1) ^ -(zigzag & 1);
    }

    /** Writes a length, count or tag of zero or more. */
    static void writeCount(ByteBuf out, int count) {
        writeUnsigned(out, count);
    }

    /** Reads a tag below {@code limit}. */
    static int readTag(ByteBuf in, int limit, String what) {
        long tag = readUnsigned(in);
        if (tag < 0 || tag >= limit) {
            throw new MalformedMessageException("no " + what + " has number " + tag + ", there are " + limit);
        }
        return (int) tag;
    }

    /** Reads the count of things that take at least one byte each: never more than there are bytes left. */
    static int readCount(ByteBuf in, String what) {
        long count = readUnsigned(in);
        if (count < 0 || count > in.readableBytes()) {
            throw new MalformedMessageException(
                    what + " of length " + count + " in a frame with " + in.readableBytes() + " bytes left");
        }
        return (int) count;
    }

    static void writeText(ByteBuf out, String text) {
        int length = ByteBufUtil.utf8Bytes(text);
        writeCount(out, length);
        ByteBufUtil.reserveAndWriteUtf8(out, text, length);
    }

    static String readText(ByteBuf in) {
        return text(in, readCount(in, "a text"));
    }

    /** Reads so many bytes, which must be UTF-8. */
    static String text(ByteBuf in, int length) {
        String text = in.toString(in.readerIndex(), length, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) >= 0) {
            requireUtf8(in.slice(in.readerIndex(), length));
        }
        in.skipBytes(length);
        return text;
    }

    static byte readByte(ByteBuf in) {
        if (!in.isReadable()) {
            throw new MalformedMessageException("the frame ends in the middle of a value");
        }
        return in.readByte();
    }

    static boolean readFlag(ByteBuf in) {
        byte flag = readByte(in);
        if (flag != 0 && flag != 1) {
            throw new MalformedMessageException("expected a byte 0 or 1, found " + flag);
        }
        return flag == 1;
    }

    /** One level deeper. */
    static int nested(int nesting) {
        if (nesting >= Shape.MAX_NESTING) {
            throw new MalformedMessageException("nested deeper than " + Shape.MAX_NESTING + " levels");
        }
        return nesting + 1;
    }

    private static void writeUnsigned(ByteBuf out, long value) {
        long rest = value;
        while ((rest & ~VALUE) != 0) {
            out.writeByte((int) rest | MORE);
            rest >>>= 7;
        }
        out.writeByte((int) rest);
    }

    private static long readUnsigned(ByteBuf in) {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            byte next = readByte(in);
            value |= (long) (next & VALUE) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new MalformedMessageException("an integer of more than 64 bits");
    }

    private static void requireUtf8(ByteBuf bytes) {
        ByteBuffer in = bytes.nioBuffer();
        CharBuffer out = CharBuffer.allocate(in.remaining());
        if (StandardCharsets.UTF_8.newDecoder().decode(in, out, true).isError()) {
            throw new MalformedMessageException(
                    "a text that is not UTF-8 from its byte " + (in.position() + 1) + " on");
        }
    }
}

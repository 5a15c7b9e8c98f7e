package org.jsyslab.common.runtime;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jsyslab.common.runtime.door.Patience;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells by the first bytes of a connection what it speaks, and opens that door: <code>{</code> a JSON line, a zero byte
 * a binary frame, {@code *} a Redis command, a line with {@code HTTP/1.1} a request (or any other version, which the
 * door of HTTP refuses), any other line an inline Redis command.
 */
final class PortUnification extends ByteToMessageDecoder {
    private static final Logger LOG = LoggerFactory.getLogger(PortUnification.class);

    /** A first line that is longer can only be a request for a long URL, whose own limits then tell. */
    private static final int MAX_FIRST_LINE = 4_096;

    private static final Pattern REQUEST_LINE = Pattern.compile("[ \\t]HTTP/[0-9]", Pattern.CASE_INSENSITIVE);

    /** Where the connections go that speak each protocol. */
    record Doors(
            BiConsumer<Channel, Patience> messages,
            BiConsumer<Channel, Patience> redis,
            BiConsumer<Channel, Patience> http) {}

    private final Doors doors;
    private final Patience patience;

    PortUnification(Doors doors, Patience patience) {
        this.doors = doors;
        this.patience = patience;
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        while (in.isReadable() && isBlank(in.getByte(in.readerIndex()))) {
            in.skipBytes(1);
        }
        BiConsumer<Channel, Patience> door = in.isReadable() ? doorFor(in) : null;
        if (door != null) {
            patience.whole();
            door.accept(context.channel(), patience);
            context.pipeline().remove(this); // which passes on what was read so far
        } else if (in.isReadable()) {
            patience.begun(in.readableBytes());
        }
    }

    /** Who has asked nothing yet may leave as it likes, by a reset too. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        LOG.debug("{} has asked nothing and is closed: {}", context.channel().remoteAddress(), cause.toString());
        context.close();
    }

    private BiConsumer<Channel, Patience> doorFor(ByteBuf in) {
        byte first = in.getByte(in.readerIndex());
        if (first == '{' || first == 0) {
            return doors.messages();
        } else if (first == '*') {
            return doors.redis();
        }
        int searched = Math.min(in.readableBytes(), MAX_FIRST_LINE);
        int end = in.indexOf(in.readerIndex(), in.readerIndex() + searched, (byte) '\n');
        if (end < 0 && searched < MAX_FIRST_LINE) {
            return null;
        }
        int length = end < 0 ? searched : end - in.readerIndex();
        String line = in.toString(in.readerIndex(), length, StandardCharsets.ISO_8859_1);
        boolean request = end < 0
                ? line.matches("(?s)[A-Z]+ /.*")
                : REQUEST_LINE.matcher(line).find();
        return request ? doors.http() : doors.redis();
    }

    private static boolean isBlank(byte b) {
        return b == '\n' || b == '\r' || b == ' ' || b == '\t';
    }
}

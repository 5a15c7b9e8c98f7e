package org.jsyslab.common.runtime.link;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.List;
import org.jsyslab.common.runtime.door.Patience;

/**
 * Cuts the bytes of a connection into frames: a zero byte begins a binary frame, anything else a line. Both may
 * alternate, which lets a JSON line report an error on a binary connection.
 */
final class FrameDecoder extends ByteToMessageDecoder {
    private static final int HEAD = 1 + Integer.BYTES;

    private final int maxBytes;
    private final Patience patience;
    /** Bytes of the present line already searched for its end. */
    private int searched;
    /** Whether the present line is too long, and skipped to its end. */
    private boolean skipping;

    FrameDecoder(int maxBytes, Patience patience) {
        this.maxBytes = maxBytes;
        this.patience = patience;
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        if (!skipping && searched == 0) {
            skipBlanks(in);
        }
        if (!in.isReadable()) {
            return;
        }
        if (!skipping && in.getByte(in.readerIndex()) == 0) {
            decodeBinary(in, out);
        } else {
            decodeLine(in, out);
        }
    }

    @Override
    protected void decodeLast(ChannelHandlerContext context, ByteBuf in, List<Object> out) throws Exception {
        super.decodeLast(context, in, out);
        if (in.isReadable() && in.getByte(in.readerIndex()) != 0 && !skipping) { // the last line lacks its end
            out.add(new Frame.Whole(Form.JSON, in.readRetainedSlice(in.readableBytes())));
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) throws Exception {
        if (actualReadableBytes() > 0 || skipping) {
            patience.begun(actualReadableBytes());
        }
        super.channelReadComplete(context);
    }

    private void decodeBinary(ByteBuf in, List<Object> out) {
        if (in.readableBytes() < HEAD) {
            return;
        }
        int length = in.getInt(in.readerIndex() + 1);
        if (length < 0 || length > maxBytes) {
            out.add(new Frame.Broken("a frame of " + length + " bytes; " + maxBytes + " are allowed", true));
            in.skipBytes(in.readableBytes());
        } else if (in.readableBytes() >= HEAD + length) {
            in.skipBytes(HEAD);
            out.add(new Frame.Whole(Form.BINARY, in.readRetainedSlice(length)));
            patience.whole();
        }
    }

    private void decodeLine(ByteBuf in, List<Object> out) {
        int from = in.readerIndex() + searched;
        int end = in.indexOf(from, in.writerIndex(), (byte) '\n');
        if (end < 0 && !skipping && in.readableBytes() <= maxBytes) {
            searched = in.readableBytes();
            return;
        }
        searched = 0;
        if (end < 0) {
            in.skipBytes(in.readableBytes());
            tooLong(out);
            skipping = true;
            return;
        }
        int length = end - in.readerIndex();
        if (skipping || length > maxBytes) {
            in.skipBytes(length + 1);
            tooLong(out);
            skipping = false;
        } else {
            out.add(new Frame.Whole(Form.JSON, in.readRetainedSlice(length)));
            in.skipBytes(1);
        }
        patience.whole();
    }

    private void tooLong(List<Object> out) {
        if (!skipping) {
            out.add(new Frame.Broken("a line of over " + maxBytes + " bytes", false));
        }
    }

    private static void skipBlanks(ByteBuf in) {
        while (in.isReadable() && isBlank(in.getByte(in.readerIndex()))) {
            in.skipBytes(1);
        }
    }

    private static boolean isBlank(byte b) {
        return b == '\n' || b == '\r' || b == ' ' || b == '\t';
    }
}

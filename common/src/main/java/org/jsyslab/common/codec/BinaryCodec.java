package org.jsyslab.common.codec;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import org.jsyslab.common.node.Message;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.OpId;

/**
 * Envelopes as binary frames: a zero byte, the length of the rest in four bytes, id, src, dest, clock, op, body. A byte
 * before id, src, dest and op says whether there is one.
 */
final class BinaryCodec implements Codec {
    private static final int LENGTH_AT = 1;
    private static final int CONTENT_AT = LENGTH_AT + Integer.BYTES;

    private final UnionShape messages;

    BinaryCodec(UnionShape messages) {
        this.messages = messages;
    }

    @Override
    public void write(Envelope envelope, ByteBuf out) {
        int start = out.writerIndex();
        try {
            writeHeader(envelope, out);
            messages.writeBinary(envelope.body(), out, 0);
            out.setInt(start + LENGTH_AT, out.writerIndex() - start - CONTENT_AT);
        } catch (RuntimeException e) {
            out.writerIndex(start);
            throw e;
        }
    }

    @Override
    public byte[] encode(Message body) {
        ByteBuf out = Unpooled.buffer();
        messages.writeBinary(body, out, 0);
        return ByteBufUtil.getBytes(out);
    }

    @Override
    public void write(Envelope envelope, byte[] body, ByteBuf out) {
        int start = out.writerIndex();
        writeHeader(envelope, out);
        out.writeBytes(body);
        out.setInt(start + LENGTH_AT, out.writerIndex() - start - CONTENT_AT);
    }

    @Override
    public Envelope read(ByteBuf frame) {
        String id = (String) read(TextShape.STRING, frame);
        NodeId src = (NodeId) read(TextShape.NODE, frame);
        NodeId dest = (NodeId) read(TextShape.NODE, frame);
        long clock = Wire.readLong(frame);
        OpId op = (OpId) read(TextShape.OPERATION, frame);
        Message body = (Message) messages.readBinary(frame, 0);
        if (frame.isReadable()) {
            throw new MalformedMessageException(frame.readableBytes() + " bytes too many after a "
                    + body.getClass().getSimpleName());
        }
        return new Envelope(id, src, dest, clock, op, body);
    }

    private static void writeHeader(Envelope envelope, ByteBuf out) {
        out.writeByte(0);
        out.writeInt(0); // the length, once it is known
        write(TextShape.STRING, envelope.id(), out);
        write(TextShape.NODE, envelope.src(), out);
        write(TextShape.NODE, envelope.dest(), out);
        Wire.writeLong(out, envelope.clock());
        write(TextShape.OPERATION, envelope.op(), out);
    }

    private static void write(TextShape shape, Object mayBeMissing, ByteBuf out) {
        out.writeBoolean(mayBeMissing != null);
        if (mayBeMissing != null) {
            shape.writeBinary(mayBeMissing, out, 0);
        }
    }

    private static Object read(TextShape shape, ByteBuf frame) {
        return Wire.readFlag(frame) ? shape.readBinary(frame, 0) : null;
    }
}

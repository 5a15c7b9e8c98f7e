package org.jsyslab.common.codec;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import org.jsyslab.common.node.Message;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.OpId;

/** Envelopes as binary frames: a zero byte, the length of the rest in four bytes, id, src, dest, clock, op, body. */
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
        String id = Wire.readText(frame);
        NodeId src = (NodeId) TextShape.NODE.readBinary(frame, 0);
        NodeId dest = (NodeId) TextShape.NODE.readBinary(frame, 0);
        long clock = Wire.readLong(frame);
        OpId op = (OpId) TextShape.OPERATION.readBinary(frame, 0);
        Message body = (Message) messages.readBinary(frame, 0);
        if (body == null) {
            throw new MalformedMessageException("a frame without a body");
        }
        if (frame.isReadable()) {
            throw new MalformedMessageException(frame.readableBytes() + " bytes too many after a "
                    + body.getClass().getSimpleName());
        }
        return new Envelope(id, src, dest, clock, op, body);
    }

    private static void writeHeader(Envelope envelope, ByteBuf out) {
        out.writeByte(0);
        out.writeInt(0); // the length, once it is known
        Wire.writeText(out, envelope.id());
        TextShape.NODE.writeBinary(envelope.src(), out, 0);
        TextShape.NODE.writeBinary(envelope.dest(), out, 0);
        Wire.writeLong(out, envelope.clock());
        TextShape.OPERATION.writeBinary(envelope.op(), out, 0);
    }
}

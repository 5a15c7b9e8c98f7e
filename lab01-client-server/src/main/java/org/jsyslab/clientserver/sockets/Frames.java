package org.jsyslab.clientserver.sockets;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.LengthFieldBasedFrameDecoder;
import io.netty.handler.codec.MessageToByteEncoder;

/** The frames of {@link Frame} in a Netty pipeline: bytes on the outer side, strings on the inner. */
public final class Frames {
    private Frames() {}

    /**
     * Adds both directions. Inwards come strings, and a {@link FrameException} in its turn where the bytes are no
     * frame: as an event of its own it would overtake the messages before it.
     */
    public static void addTo(ChannelPipeline pipeline) {
        pipeline.addLast(new Decoder()).addLast(new Encoder());
    }

    /** Lesson: what {@link FrameDecoder} does by hand, Netty has ready-made. */
    private static final class Decoder extends LengthFieldBasedFrameDecoder {
        Decoder() {
            super(Frame.HEADER + Frame.MAX_LENGTH, 0, Frame.HEADER, 0, Frame.HEADER);
        }

        @Override
        protected Object decode(ChannelHandlerContext context, ByteBuf in) throws Exception {
            try {
                if (in.readableBytes() >= Frame.HEADER) {
                    Frame.checkLength(in.getInt(in.readerIndex()));
                }
                ByteBuf content = (ByteBuf) super.decode(context, in);
                return content == null ? null : text(content);
            } catch (FrameException e) {
                in.skipBytes(in.readableBytes());
                return e;
            }
        }

        private static String text(ByteBuf content) throws FrameException {
            try {
                return Frame.text(content.nioBuffer());
            } finally {
                content.release();
            }
        }
    }

    private static final class Encoder extends MessageToByteEncoder<String> {
        Encoder() {
            super(String.class);
        }

        @Override
        protected void encode(ChannelHandlerContext context, String text, ByteBuf out) throws FrameException {
            out.writeBytes(Frame.encode(text));
        }
    }
}

package org.jsyslab.common.runtime.link;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufHolder;
import io.netty.buffer.DefaultByteBufHolder;

/** What the frame decoder makes of the bytes of a connection. */
sealed interface Frame {

    /** The bytes of one message, without delimiters. */
    final class Whole extends DefaultByteBufHolder implements Frame {
        private final Form form;

        Whole(Form form, ByteBuf content) {
            super(content);
            this.form = form;
        }

        Form form() {
            return form;
        }

        @Override
        public ByteBufHolder replace(ByteBuf content) {
            return new Whole(form, content);
        }
    }

    /**
     * Bytes that are no frame.
     *
     * @param fatal whether the next frame cannot be found
     */
    record Broken(String reason, boolean fatal) implements Frame {}
}

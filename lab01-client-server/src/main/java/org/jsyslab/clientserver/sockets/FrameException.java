package org.jsyslab.clientserver.sockets;

import java.io.IOException;

/** Bytes that cannot be a frame, or a text that fits in none; the message is one line meant for the peer. */
public final class FrameException extends IOException {
    /** A refusal with its reason. */
    public FrameException(String reason) {
        super(reason);
    }
}

package org.jsyslab.common.runtime.link;

import org.jsyslab.common.codec.Envelope;

/** A way to another process: a peer that is dialled, or a connection that was accepted. */
interface Link {

    /** The process at its other end, if that is one that listens; else null. */
    String process();

    /**
     * Queues a message.
     *
     * @return why it was lost; null if it was not
     */
    Loss send(Envelope envelope);

    /** Lets everything queued leave. */
    void flush();
}

package org.jsyslab.common.runtime.loop;

import org.jsyslab.common.codec.Envelope;

/** Takes messages to nodes of other processes. Runs on the step loop's thread. */
public interface Carrier {

    /** Takes one message, which may be lost: nobody is told but counters and the observer. */
    void carry(Envelope envelope);

    /** Lets everything taken so far leave, each channel flushed once. */
    void flush();
}

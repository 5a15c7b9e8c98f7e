package org.jsyslab.heartbeat.failover;

import org.jsyslab.common.node.Message;
import org.jsyslab.common.node.OpId;

/** What primaries and the resource say to each other. */
public sealed interface ResourceMessage extends Message {

    /** Asks to be the only one who may write; the same {@code op} each time it is sent again. */
    record Acquire(OpId op) implements ResourceMessage {}

    /** The receiver may write by this grant, until there is a newer one; {@code last} is the highest number written. */
    record Granted(OpId op, Fence fence, long last) implements ResourceMessage {}

    /** Writes a number, by a grant. */
    record Write(Fence fence, long number) implements ResourceMessage {}

    /** The number is written. */
    record WriteReply(long number) implements ResourceMessage {}

    /** The number is not written: there is a newer grant than the one shown. */
    record Fenced(long number, Fence granted) implements ResourceMessage {}
}

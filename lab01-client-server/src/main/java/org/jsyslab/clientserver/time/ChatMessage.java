package org.jsyslab.clientserver.time;

import org.jsyslab.common.node.Message;

/** What the members of a chat say to each other. */
public sealed interface ChatMessage extends Message {

    /** The time at which this message was sent; each sending of a line has its own. */
    Stamp stamp();

    /** A line on its way to one member; sent again until that member replies. */
    record Post(Stamp stamp, Line line) implements ChatMessage {}

    /** Tells an author that its line of that number, and so all that precede it, has been delivered here. */
    record PostReply(Stamp stamp, long number) implements ChatMessage {}
}

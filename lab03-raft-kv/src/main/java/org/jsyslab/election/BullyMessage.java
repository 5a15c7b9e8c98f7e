package org.jsyslab.election;

import org.jsyslab.common.node.Message;

/** What processes say to each other in the bully algorithm. */
public sealed interface BullyMessage extends Message {

    /** To all processes above: is any of you up? */
    record Election() implements BullyMessage {}

    /** To the process below that asked: I am, and see to it. */
    record Answer() implements BullyMessage {}

    /** To all processes below: I am the coordinator. */
    record Coordinator() implements BullyMessage {}

    /** To all processes below, again and again: I still am. */
    record Alive() implements BullyMessage {}
}

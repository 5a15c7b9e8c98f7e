package org.jsyslab.raft.scenario;

import org.jsyslab.common.node.Local;
import org.jsyslab.common.node.Message;
import org.jsyslab.raft.Position;

/** What a {@link LogService} says to itself. */
public sealed interface LogMessage extends Message {

    /** The command that was proposed here now stands at this place, for good. */
    record Applied(Position at) implements LogMessage, Local {}
}

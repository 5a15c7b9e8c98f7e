package org.jsyslab.raft;

import java.util.Optional;
import java.util.OptionalLong;
import org.jsyslab.common.node.Command;
import org.jsyslab.common.node.NodeId;

/** Raft as the service that stands on it sees it. */
public interface Consensus {

    /**
     * Appends a command to the log, if this server leads. It is committed when {@link StateMachine#apply} is called
     * with the position returned; if another command comes to that index, it never will be.
     *
     * @return the entry's place; empty if this server does not lead, or hands its leadership over just now
     */
    Optional<Position> propose(Command command);

    /**
     * Asks for a moment at which the state can be read so that the answer is linearizable (§8), if this server leads.
     *
     * @return a ticket that {@link StateMachine#onReadable} names when that moment has come; empty if this server does
     *     not lead
     */
    OptionalLong read();

    /** Who leads, as far as this server knows: itself, another, or nobody. One that was removed names some voter. */
    Optional<NodeId> leader();
}

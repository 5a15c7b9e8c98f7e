package org.jsyslab.election;

import java.util.Optional;
import org.jsyslab.common.node.NodeId;

/** What can be asked of a process, by whichever algorithm it elects. */
public interface Elector {

    /** Whom this process takes for the coordinator; nobody while an election is under way. */
    Optional<NodeId> coordinator();
}

package org.jsyslab.raft.admin;

import org.jsyslab.common.node.OpId;
import org.jsyslab.common.node.Timer;

/** What happens at an operator's client when no answer comes. */
sealed interface AdminTimer extends Timer {

    /** It is time to ask again. */
    record AskAgain(OpId op) implements AdminTimer {}

    /** The operator waits no longer. */
    record OperatorGivesUp(OpId op) implements AdminTimer {}
}

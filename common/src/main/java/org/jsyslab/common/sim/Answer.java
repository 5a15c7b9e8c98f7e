package org.jsyslab.common.sim;

import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.Outcome;

/** A client's outcome on its way to the asker, which lives in the same process: reliable, at once. */
final class Answer extends Effect {
    private final Incarnation life;
    private final NodeId asker;
    private final Outcome outcome;

    Answer(Incarnation life, NodeId asker, Outcome outcome) {
        this.life = life;
        this.asker = asker;
        this.outcome = outcome;
    }

    @Override
    void release() {
        happen();
    }

    @Override
    void happen() {
        life.simulation().askers.answered(life, asker, outcome);
    }
}

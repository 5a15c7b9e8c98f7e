package org.jsyslab.raft.scenario;

import org.jsyslab.common.node.Command;

/** A command of the simplest state machine: one more line of text. */
public record Line(String text) implements Command {
    @Override
    public int size() {
        return 16 + text.length();
    }
}

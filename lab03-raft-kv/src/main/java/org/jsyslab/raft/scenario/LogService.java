package org.jsyslab.raft.scenario;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jsyslab.common.node.Bytes;
import org.jsyslab.common.node.Command;
import org.jsyslab.common.node.Env;
import org.jsyslab.common.node.Handlers;
import org.jsyslab.common.node.Invoke;
import org.jsyslab.common.node.Node;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.Outcome;
import org.jsyslab.raft.Consensus;
import org.jsyslab.raft.Position;
import org.jsyslab.raft.StateMachine;
import org.jsyslab.raft.scenario.LogMessage.Applied;

/**
 * The simplest service on Raft: its state is the list of lines that were submitted. It has no sessions: a line
 * submitted twice is there twice.
 */
public final class LogService implements Node<LogMessage>, StateMachine {
    private final Env<LogMessage> env;
    private Consensus consensus;

    /** The lines applied so far, in order. */
    private final List<String> lines = new ArrayList<>();

    /** Who waits for the line at a place to be applied. */
    private final SortedMap<Position, NodeId> waiting = new TreeMap<>();

    public LogService(Env<LogMessage> env) {
        this.env = env;
    }

    /** Sets what replicates the lines; before the first event. */
    public void replicatedBy(Consensus newConsensus) {
        consensus = newConsensus;
    }

    @Override
    public Handlers<LogMessage> handlers() {
        return new Handlers<LogMessage>()
                .invoke(this::onSubmit)
                .message(Applied.class, this::onApplied)
                .covering(LogMessage.class);
    }

    /** The lines applied so far, in order. */
    public List<String> lines() {
        return Collections.unmodifiableList(lines);
    }

    private void onSubmit(NodeId asker, Invoke invoke) {
        Optional<Position> at = consensus.propose(new Line(((Submit) invoke.operation()).text()));
        at.ifPresentOrElse(
                place -> waiting.put(place, asker),
                () -> env.answer(asker, new Outcome.Failed(env.self() + " does not lead")));
    }

    private void onApplied(NodeId self, Applied applied) {
        NodeId asker = waiting.remove(applied.at());
        if (asker != null) {
            env.answer(asker, new Outcome.Ok(applied.at()));
        }
    }

    @Override
    public void apply(Position at, Command command) {
        lines.add(((Line) command).text());
        env.send(env.self(), new Applied(at));
    }

    @Override
    public Bytes snapshot() {
        return Bytes.utf8(String.join("\n", lines));
    }

    @Override
    public void restore(Bytes snapshot) {
        lines.clear();
        if (snapshot.length() > 0) {
            lines.addAll(List.of(snapshot.toString().split("\n", -1)));
        }
    }

    /** Nobody reads from it in this way. */
    @Override
    public void onReadable(long ticket) {}

    @Override
    public void onLeadershipLost() {
        waiting.values().forEach(asker -> env.answer(asker, new Outcome.Unknown(env.self() + " lost the leadership")));
        waiting.clear();
    }
}

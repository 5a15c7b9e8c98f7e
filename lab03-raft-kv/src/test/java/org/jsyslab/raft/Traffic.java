package org.jsyslab.raft;

import java.util.function.Predicate;
import org.jsyslab.common.codec.Schema;
import org.jsyslab.common.node.Event;
import org.jsyslab.common.node.Message;
import org.jsyslab.common.node.Observer;
import org.jsyslab.common.sim.Simulation;
import org.jsyslab.raft.RaftMessage.AppendEntries;
import org.jsyslab.raft.RaftMessage.InstallSnapshot;
import org.jsyslab.raft.RaftMessage.PreVote;
import org.jsyslab.raft.RaftMessage.RequestVote;
import org.jsyslab.raft.scenario.Line;

/** Counts what the servers of a run send to each other. */
final class Traffic implements Observer {
    /** How Raft's messages are written. */
    static final Schema SCHEMA = Schema.of(RaftMessage.class, Line.class, NoOp.class, Configuration.class);

    private final Predicate<RaftMessage> counted;
    private int messages;
    private long bytes;

    private Traffic(Predicate<RaftMessage> counted) {
        this.counted = counted;
    }

    /** Counts the messages of which something holds, from now on. */
    static Traffic of(Simulation simulation, Predicate<RaftMessage> counted) {
        Traffic traffic = new Traffic(counted);
        simulation.observe(traffic);
        return traffic;
    }

    /** Counts requests: what the paper calls RPCs. */
    static Traffic requests(Simulation simulation) {
        return of(
                simulation,
                message -> message instanceof RequestVote
                        || message instanceof PreVote
                        || message instanceof AppendEntries
                        || message instanceof InstallSnapshot);
    }

    /** How many messages since it was asked last. */
    int messages() {
        int sum = messages;
        messages = 0;
        return sum;
    }

    /** How many bytes since it was asked last. */
    long bytes() {
        long sum = bytes;
        bytes = 0;
        return sum;
    }

    @Override
    public void observe(Event event) {
        boolean sent = event.kind() == Event.Kind.SEND && !event.node().equals(event.peer());
        if (sent && event.subject() instanceof RaftMessage message && counted.test(message)) {
            messages++;
            bytes += SCHEMA.binary().encode((Message) message).length;
        }
    }
}

package org.jsyslab.clientserver.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jsyslab.common.sim.Seeds.forEachSeed;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jsyslab.clientserver.experiment.ChatRun;
import org.jsyslab.common.grade.Part;
import org.jsyslab.common.grade.Points;
import org.jsyslab.common.node.Env;
import org.jsyslab.common.sim.Link;
import org.jsyslab.common.sim.Simulation;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The clocks of every event of hundreds of chats, against what happened before what by the trace. */
@Part("C Time and order")
class HappenedBeforeTest {
    private static final int QUESTIONS = 3;

    /** What must hold of two different events of a run. */
    private interface Pair {
        boolean holds(EventLog log, int first, int second);
    }

    /** The members under test. */
    LoggedMember member(Env<ChatMessage> env, Screen screen, EventLog log) {
        return new LoggedMember(env, screen, log);
    }

    @Test
    @Points(4)
    @DisplayName(
            "Lamport clocks respect causality: if a happened before b, then L(a) < L(b) (Lamport 1978, IR1 and IR2)")
    void lamportClocksRespectCausality() {
        forEachSeed(
                "if a -> b then L(a) < L(b)",
                eachPair((log, a, b) -> !log.happenedBefore(a, b)
                        || log.stamp(a).lamport().compareTo(log.stamp(b).lamport()) < 0));
    }

    @Test
    @Points(5)
    @DisplayName("Vector clocks tell causality: a happened before b if and only if V(a) < V(b) (Mattern 1989)")
    void vectorClocksTellCausality() {
        AtomicLong concurrent = new AtomicLong();
        forEachSeed("a -> b if and only if V(a) < V(b)", eachPair((log, a, b) -> {
            VectorClock va = log.stamp(a).vector();
            VectorClock vb = log.stamp(b).vector();
            boolean unordered = !log.happenedBefore(a, b) && !log.happenedBefore(b, a);
            concurrent.addAndGet(unordered ? 1 : 0);
            return va.happenedBefore(vb) == log.happenedBefore(a, b) && va.concurrent(vb) == unordered;
        }));
        assertThat(concurrent).as("concurrent events in all runs").hasPositiveValue();
    }

    private Consumer<Simulation> eachPair(Pair property) {
        return simulation -> {
            EventLog log = new EventLog();
            simulation.observe(log).network().links(Link.LAN.losing(0.1).duplicating(0.05));
            new ChatRun(simulation, (env, screen) -> member(env, screen, log)).converse(QUESTIONS);
            assertThat(log.size()).isGreaterThan(5 * QUESTIONS);
            for (int a = 0; a < log.size(); a++) {
                for (int b = 0; b < log.size(); b++) {
                    if (a != b && !property.holds(log, a, b)) {
                        throw new AssertionError("wrong clocks: event " + a + " at " + log.stamp(a) + " and event " + b
                                + " at " + log.stamp(b) + (log.happenedBefore(a, b) ? ", which it led to" : ""));
                    }
                }
            }
        };
    }
}

package org.jsyslab.raft;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.sim.Seeds;
import org.jsyslab.common.sim.Who;
import org.jsyslab.raft.RaftMessage.TimeoutNow;
import org.jsyslab.raft.scenario.RaftScenario;

/** What schedules by hand share: nobody stands for election unless it is told to. */
abstract class DirectedTest extends RaftTest {
    private static final NodeId DIRECTOR = NodeId.of("director");

    /** Servers n1, n2, … that replicate one entry a message, and wait. */
    final RaftScenario directed(int servers) {
        return directed(servers, RaftOptions.FIGURE_2.messagesOf(1));
    }

    final RaftScenario directed(int servers, RaftOptions options) {
        RaftScenario scenario =
                scenario(Seeds.single(1), options.electionTimeout(Duration.ofHours(1), Duration.ofHours(2)));
        scenario.simulation().add(DIRECTOR, stack -> stack.add(new Puppet(stack.env(RaftMessage.class))));
        return scenario.nodes(servers).runFor(millis(20));
    }

    /** Says something to a server, as if it came from another one. */
    static void tell(RaftScenario scenario, Who who, RaftMessage message) {
        scenario.simulation().invoke(DIRECTOR, new Puppet.Say(who.in(scenario.simulation()), message));
    }

    /** Lets a server stand in the term after {@code term}. */
    static void stand(RaftScenario scenario, Who who, long term) {
        tell(scenario, who, new TimeoutNow(term));
    }

    /** The same, and lets time pass until it leads, to the very moment. */
    static void elect(RaftScenario scenario, Who who, long term) {
        stand(scenario, who, term);
        runUntil(scenario, "leads term " + (term + 1), () -> {
            RaftState state = scenario.raft(who).state();
            return state.role() == Role.LEADER && state.term() == term + 1;
        });
    }

    /** Lets time pass, at most a second, until something holds. */
    static void runUntil(RaftScenario scenario, String what, BooleanSupplier holds) {
        assertThat(scenario.simulation().runUntil(sim -> holds.getAsBoolean(), seconds(1)))
                .as(what)
                .isTrue();
    }

    /** The terms of a server's log. */
    static List<Long> terms(RaftScenario scenario, Who who) {
        RaftLog log = scenario.raft(who).state().log();
        List<Long> terms = new ArrayList<>();
        for (long index = log.base().index() + 1; index <= log.lastIndex(); index++) {
            terms.add(log.term(index));
        }
        return terms;
    }
}

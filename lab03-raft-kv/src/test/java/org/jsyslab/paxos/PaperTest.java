package org.jsyslab.paxos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsyslab.common.node.Env;
import org.jsyslab.common.node.Handlers;
import org.jsyslab.common.node.Node;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.Operation;
import org.jsyslab.common.sim.Delay;
import org.jsyslab.common.sim.Link;
import org.jsyslab.common.sim.Seeds;
import org.jsyslab.common.sim.Simulation;
import org.jsyslab.paxos.PaxosMessage.Accept;
import org.jsyslab.paxos.PaxosMessage.Accepted;
import org.jsyslab.paxos.PaxosMessage.Prepare;
import org.jsyslab.paxos.PaxosMessage.Promise;
import org.jsyslab.paxos.PaxosMessage.Refused;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** "Paxos Made Simple", requirement by requirement: one role under test, and a script that plays all the others. */
class PaperTest {
    private static final NodeId UNDER_TEST = NodeId.of("n1");
    private static final NodeId P = NodeId.of("p");
    private static final NodeId Q = NodeId.of("q");
    private static final NodeId R = NodeId.of("r");
    private static final List<NodeId> OTHERS = List.of(P, Q, R);
    private static final Duration A_WHILE = Duration.ofMillis(20);
    private static final Patience PATIENCE = new Patience(Duration.ofSeconds(1), Duration.ZERO);

    private final Simulation simulation = Seeds.single(1);
    /** What the script has received, in order. */
    private final List<PaxosMessage> received = new ArrayList<>();

    PaperTest() {
        simulation.network().links(new Link(Delay.constant(Duration.ofMillis(1)), 0, 0));
        OTHERS.forEach(id ->
                simulation.add(id, stack -> stack.add(new Script(stack.env(PaxosMessage.class), received))));
    }

    /** The acceptor under test. */
    Acceptor acceptor(Env<PaxosMessage> env, List<NodeId> learners) {
        return new Acceptor(env, learners);
    }

    @Test
    @DisplayName("P1: an acceptor accepts the first proposal that it receives (2.2)")
    void acceptsTheFirst() {
        addAcceptor();
        says(P, accept(1, P, "red"));

        assertThat(received).containsExactly(new Accepted(proposal(1, P, "red")));
    }

    @Test
    @DisplayName("P1a: an acceptor that has promised a higher number does not accept (2.2)")
    void keepsItsPromise() {
        addAcceptor();
        says(Q, new Prepare(ballot(2, Q)));
        says(P, accept(1, P, "red"));

        assertThat(received)
                .containsExactly(new Promise(ballot(2, Q), Optional.empty()), new Refused(ballot(1, P), ballot(2, Q)));
    }

    @Test
    @DisplayName(
            "P1a: an acceptor that has promised nothing higher does accept, though it promised this number itself (2.2)")
    void acceptsWhatItPromised() {
        addAcceptor();
        says(P, new Prepare(ballot(2, P)));
        says(P, accept(2, P, "red"));

        assertThat(received).last().isEqualTo(new Accepted(proposal(2, P, "red")));
    }

    @Test
    @DisplayName("P1a holds of a number that was accepted without a promise, too (2.2)")
    void whoAcceptsPromises() {
        addAcceptor();
        says(Q, accept(2, Q, "blue"));
        says(P, accept(1, P, "red"));

        assertThat(received)
                .containsExactly(new Accepted(proposal(2, Q, "blue")), new Refused(ballot(1, P), ballot(2, Q)));
    }

    @Test
    @DisplayName("Phase 1b: a promise tells the highest-numbered proposal accepted (2.2)")
    void tellsWhatItAccepted() {
        addAcceptor();
        says(P, accept(1, P, "red"));
        says(Q, accept(2, Q, "blue"));
        says(R, new Prepare(ballot(3, R)));

        assertThat(received).contains(new Promise(ballot(3, R), Optional.of(proposal(2, Q, "blue"))));
    }

    @Test
    @DisplayName("An acceptor remembers over a crash what it promised and accepted (2.5)")
    void remembersOverACrash() {
        addAcceptor();
        says(P, accept(1, P, "red"));
        says(Q, new Prepare(ballot(3, Q)));
        simulation.machine(UNDER_TEST).crash();
        simulation.machine(UNDER_TEST).restart();
        received.clear();
        says(P, accept(2, P, "red"));
        says(R, new Prepare(ballot(4, R)));

        assertThat(received)
                .contains(
                        new Refused(ballot(2, P), ballot(3, Q)),
                        new Promise(ballot(4, R), Optional.of(proposal(1, P, "red"))));
    }

    @Test
    @DisplayName("P2c(a): if none of a majority has accepted a lower number, any value may be proposed (2.2)")
    void proposesItsOwn() {
        addProposer();
        says(P, promise(1, Optional.empty()));
        says(Q, promise(1, Optional.empty()));

        assertThat(received).contains(accept(1, UNDER_TEST, "own"));
    }

    @Test
    @DisplayName("P2c(b): else it is the value of the highest-numbered proposal accepted among the majority (2.2)")
    void proposesTheHighestAccepted() {
        addProposer();
        says(R, new Refused(ballot(1, UNDER_TEST), ballot(5, R)));
        says(P, promise(6, Optional.of(proposal(4, P, "blue"))));
        says(Q, promise(6, Optional.of(proposal(3, Q, "red"))));

        assertThat(received).contains(accept(6, UNDER_TEST, "blue"));
    }

    @Test
    @DisplayName("P2c: less than a majority allows no proposal; the same acceptor twice is one (2.2)")
    void waitsForAMajority() {
        addProposer();
        says(P, promise(1, Optional.empty()));
        says(P, promise(1, Optional.empty()));

        assertThat(received).hasOnlyElementsOfType(Prepare.class);
    }

    @Test
    @DisplayName("A proposer never uses a number twice, not even after a crash (2.5)")
    void usesANumberOnce() {
        addProposer();
        simulation.machine(UNDER_TEST).crash();
        simulation.machine(UNDER_TEST).restart();
        simulation.run(A_WHILE);

        assertThat(received).contains(new Prepare(ballot(1, UNDER_TEST)), new Prepare(ballot(2, UNDER_TEST)));
    }

    @Test
    @DisplayName("A proposer that is told of a higher number abandons its own and goes above it (2.2)")
    void abandons() {
        addProposer();
        says(P, new Refused(ballot(1, UNDER_TEST), ballot(7, Q)));
        says(P, promise(1, Optional.empty()));
        says(Q, promise(1, Optional.empty()));

        assertThat(received).contains(new Prepare(ballot(8, UNDER_TEST))).hasOnlyElementsOfType(Prepare.class);
    }

    @Test
    @DisplayName("A value is chosen by a majority that accepts one proposal: equal values of two do not add up (2.2)")
    void learnsFromAMajority() {
        simulation.add(UNDER_TEST, stack -> stack.add(new Learner(stack.env(PaxosMessage.class), 3)));
        says(P, new Accepted(proposal(1, P, "red")));
        says(Q, new Accepted(proposal(2, Q, "red")));
        assertThat(learnt()).isEmpty();

        says(P, new Accepted(proposal(2, Q, "red")));
        assertThat(learnt()).contains("red");
    }

    /** Has the script send a message. */
    private record Say(PaxosMessage line) implements Operation {}

    /** Sends what it is told to, and keeps what it receives. */
    private record Script(Env<PaxosMessage> env, List<PaxosMessage> received) implements Node<PaxosMessage> {
        @Override
        public Handlers<PaxosMessage> handlers() {
            return new Handlers<PaxosMessage>()
                    .invoke(Say.class, (asker, say) -> env.send(UNDER_TEST, say.line()))
                    .message(Prepare.class, (from, message) -> received.add(message))
                    .message(Promise.class, (from, message) -> received.add(message))
                    .message(Accept.class, (from, message) -> received.add(message))
                    .message(Accepted.class, (from, message) -> received.add(message))
                    .message(Refused.class, (from, message) -> received.add(message))
                    .covering(PaxosMessage.class);
        }
    }

    private void says(NodeId who, PaxosMessage line) {
        simulation.invoke(who, new Say(line));
        simulation.run(A_WHILE);
    }

    private void addAcceptor() {
        simulation.add(UNDER_TEST, stack -> stack.add(acceptor(stack.env(PaxosMessage.class), List.of(R))));
    }

    private void addProposer() {
        simulation.add(UNDER_TEST, stack -> {
            Env<PaxosMessage> env = stack.env(PaxosMessage.class);
            Learner learner = stack.add(new Learner(env, OTHERS.size()));
            stack.add(new Proposer(env, OTHERS, "own", PATIENCE, learner));
        });
        simulation.run(A_WHILE);
    }

    private Optional<String> learnt() {
        return simulation.node(UNDER_TEST, Learner.class).chosen();
    }

    private static Promise promise(long round, Optional<Proposal> accepted) {
        return new Promise(ballot(round, UNDER_TEST), accepted);
    }

    private static Accept accept(long round, NodeId proposer, String value) {
        return new Accept(proposal(round, proposer, value));
    }

    private static Proposal proposal(long round, NodeId proposer, String value) {
        return new Proposal(ballot(round, proposer), value);
    }

    private static Ballot ballot(long round, NodeId proposer) {
        return new Ballot(round, proposer);
    }
}

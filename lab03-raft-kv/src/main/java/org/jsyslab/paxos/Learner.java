package org.jsyslab.paxos;

import java.util.Comparator;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import org.jsyslab.common.node.Env;
import org.jsyslab.common.node.Handlers;
import org.jsyslab.common.node.Node;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.paxos.PaxosMessage.Accepted;
import org.jsyslab.paxos.PaxosMessage.ToLearner;

/**
 * Finds out which value has been chosen. It remembers nothing over a crash: another proposal brings it to light again.
 *
 * <p>Lamport 2001, section 2.3, with every acceptor telling every learner.
 */
public class Learner implements Node<ToLearner> {
    private static final BinaryOperator<Proposal> HIGHER = BinaryOperator.maxBy(Comparator.comparing(Proposal::ballot));

    private final Env<PaxosMessage> env;
    private final int acceptors;
    /** The highest-numbered proposal that each acceptor is known to have accepted. Volatile. */
    private final SortedMap<NodeId, Proposal> accepted = new TreeMap<>();
    /** Once set, it never changes. Volatile. */
    private Optional<String> chosen = Optional.empty();

    /** A learner of what so many acceptors choose. */
    public Learner(Env<PaxosMessage> env, int acceptors) {
        this.env = env;
        this.acceptors = acceptors;
    }

    @Override
    public Handlers<ToLearner> handlers() {
        return new Handlers<ToLearner>()
                .message(Accepted.class, this::onAccepted)
                .covering(ToLearner.class);
    }

    /** A proposal that a majority has accepted is chosen. */
    void onAccepted(NodeId acceptor, Accepted message) {
        accepted.merge(acceptor, message.proposal(), HIGHER);
        if (chosen.isEmpty() && isMajority(acceptorsOf(message.proposal()))) {
            chosen = Optional.of(message.proposal().value());
            env.note("learns " + message.proposal().value());
        }
    }

    /** How many acceptors are known to have accepted a proposal. Equal values under two numbers do not add up. */
    long acceptorsOf(Proposal proposal) {
        return accepted.values().stream().filter(proposal::equals).count();
    }

    /** More than half: any two majorities have an acceptor in common. */
    boolean isMajority(long count) {
        return 2 * count > acceptors;
    }

    /** The chosen value, if it is known here. */
    public Optional<String> chosen() {
        return chosen;
    }
}

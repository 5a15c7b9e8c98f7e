package org.jsyslab.paxos;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.jsyslab.common.node.Cell;
import org.jsyslab.common.node.Env;
import org.jsyslab.common.node.Handlers;
import org.jsyslab.common.node.Node;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.paxos.PaxosMessage.Accept;
import org.jsyslab.paxos.PaxosMessage.Prepare;
import org.jsyslab.paxos.PaxosMessage.Promise;
import org.jsyslab.paxos.PaxosMessage.Refused;
import org.jsyslab.paxos.PaxosMessage.ToProposer;
import org.jsyslab.paxos.PaxosTimer.Retry;

/**
 * Tries to have its value chosen, and gives way to a value that may have been chosen already. It goes on until the
 * learner beside it knows of a choice.
 *
 * <p>Lamport 2001, sections 2.2, 2.4 and 2.5.
 */
public class Proposer implements Node<ToProposer> {

    /** How far the proposal in hand has come. */
    private enum Phase {
        PREPARING,
        ACCEPTING,
        ABANDONED
    }

    private final Env<PaxosMessage> env;
    private final List<NodeId> acceptors;
    private final String ownValue;
    private final Patience patience;
    private final Learner learner;
    private final RandomGenerator random;
    /** The highest number this proposer has used. Persistent: a number used twice might stand for two values. */
    private final Cell<Ballot> tried;
    /** The highest number heard of in a refusal. Volatile. */
    private Ballot seen = Ballot.NONE;
    /** Volatile, like the promises: a crash abandons the proposal in hand. */
    private Phase phase = Phase.ABANDONED;
    /** Who has promised the number in hand, each with what it had accepted. */
    private final SortedMap<NodeId, Optional<Proposal>> promises = new TreeMap<>();

    /**
     * A proposer that begins at once.
     *
     * @param value what to propose unless something else may have been chosen
     * @param learner the learner of the same process
     */
    public Proposer(Env<PaxosMessage> env, List<NodeId> acceptors, String value, Patience patience, Learner learner) {
        this.env = env;
        this.acceptors = List.copyOf(acceptors);
        this.ownValue = value;
        this.patience = patience;
        this.learner = learner;
        this.random = env.random("patience");
        this.tried = env.cell("proposer", Ballot.NONE);
    }

    @Override
    public Handlers<ToProposer> handlers() {
        return new Handlers<ToProposer>()
                .start(this::prepare)
                .message(Promise.class, this::onPromise)
                .message(Refused.class, this::onRefused)
                .timer(Retry.class, this::prepare)
                .covering(ToProposer.class, PaxosTimer.class);
    }

    /** Phase 1a: a number higher than all used and heard of. */
    void prepare() {
        if (learner.chosen().isPresent()) {
            return;
        }
        Ballot highest = seen.compareTo(ballot()) > 0 ? seen : ballot();
        tried.set(highest.next(env.self()));
        phase = Phase.PREPARING;
        promises.clear();
        env.note("prepares " + ballot());
        acceptors.forEach(acceptor -> env.send(acceptor, new Prepare(ballot())));
        env.set(new Retry(), patience.inSilence(random));
    }

    /** Phase 2a, once a majority has promised. */
    void onPromise(NodeId acceptor, Promise promise) {
        if (phase != Phase.PREPARING || !promise.ballot().equals(ballot())) {
            return;
        }
        promises.put(acceptor, promise.accepted());
        if (isMajority(promises.size())) {
            phase = Phase.ACCEPTING;
            Proposal proposal = new Proposal(ballot(), safeValue());
            env.note("proposes " + proposal.ballot() + " " + proposal.value());
            acceptors.forEach(to -> env.send(to, new Accept(proposal)));
        }
    }

    /** Abandons a proposal that has been overtaken (end of section 2.2), to try again after a while. */
    void onRefused(NodeId acceptor, Refused refused) {
        seen = refused.promised().compareTo(seen) > 0 ? refused.promised() : seen;
        if (phase != Phase.ABANDONED && refused.ballot().equals(ballot())) {
            phase = Phase.ABANDONED;
            env.note("abandons " + ballot());
            env.set(new Retry(), patience.whenOvertaken(random));
        }
    }

    private String safeValue() {
        List<Proposal> reported =
                promises.values().stream().flatMap(Optional::stream).toList();
        return binding(reported).map(Proposal::value).orElse(ownValue);
    }

    /**
     * P2c: whose value must be proposed, of the proposals that a majority has reported accepted. If a lower-numbered
     * proposal has been chosen, a member of this majority has accepted it, and the highest one has its value. If none
     * is reported, none has been chosen nor ever will be, and any value will do.
     */
    Optional<Proposal> binding(List<Proposal> reported) {
        return reported.stream().max(Comparator.comparing(Proposal::ballot));
    }

    /** More than half: any two majorities have an acceptor in common. */
    boolean isMajority(int count) {
        return 2 * count > acceptors.size();
    }

    /** The number of the proposal in hand. */
    Ballot ballot() {
        return tried.get();
    }

    /** What this proposer would have chosen. */
    public String ownValue() {
        return ownValue;
    }
}

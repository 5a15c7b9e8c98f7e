package org.jsyslab.paxos;

import java.util.List;
import java.util.Optional;
import org.jsyslab.common.node.Cell;
import org.jsyslab.common.node.Env;
import org.jsyslab.common.node.Handlers;
import org.jsyslab.common.node.Node;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.paxos.PaxosMessage.Accept;
import org.jsyslab.paxos.PaxosMessage.Accepted;
import org.jsyslab.paxos.PaxosMessage.Prepare;
import org.jsyslab.paxos.PaxosMessage.Promise;
import org.jsyslab.paxos.PaxosMessage.Refused;
import org.jsyslab.paxos.PaxosMessage.ToAcceptor;

/**
 * Keeps promises, and remembers what it has accepted. A value is chosen once a majority of acceptors has accepted it in
 * one and the same proposal, whether or not anybody knows.
 *
 * <p>Lamport 2001, sections 2.2 and 2.5. Both handlers write before they reply, for a promise that a crash wipes out is
 * none: the runtime sends after the force.
 */
public class Acceptor implements Node<ToAcceptor> {

    /**
     * All that must survive a crash (section 2.5).
     *
     * @param promised the highest number promised; nothing below it is accepted any more
     * @param accepted the highest-numbered proposal accepted
     */
    record Memory(Ballot promised, Optional<Proposal> accepted) {}

    private final Env<PaxosMessage> env;
    private final List<NodeId> learners;
    private final Cell<Memory> memory;

    /** An acceptor that tells these learners what it accepts. */
    public Acceptor(Env<PaxosMessage> env, List<NodeId> learners) {
        this.env = env;
        this.learners = List.copyOf(learners);
        this.memory = env.cell("acceptor", new Memory(Ballot.NONE, Optional.empty()));
    }

    @Override
    public Handlers<ToAcceptor> handlers() {
        return new Handlers<ToAcceptor>()
                .message(Prepare.class, this::onPrepare)
                .message(Accept.class, this::onAccept)
                .covering(ToAcceptor.class);
    }

    /**
     * Phase 1b (section 2.2). An equal number is the same request once more, which gets the same answer. Departure:
     * whose number is overtaken is told at once, and not only when it asks again; so two proposers that know no
     * patience notice each other in time to duel.
     */
    void onPrepare(NodeId proposer, Prepare prepare) {
        if (!allows(prepare.ballot())) {
            refuse(prepare.ballot(), promised());
            return;
        }
        Ballot overtaken = promised();
        memory.set(new Memory(prepare.ballot(), accepted()));
        env.note("promises " + prepare.ballot());
        env.send(proposer, new Promise(prepare.ballot(), accepted()));
        if (overtaken.compareTo(prepare.ballot()) < 0) {
            refuse(overtaken, prepare.ballot());
        }
    }

    /** Phase 2b (section 2.2). Who accepts a number has promised it too, so that nothing lower is accepted later. */
    void onAccept(NodeId proposer, Accept accept) {
        Proposal proposal = accept.proposal();
        if (!allows(proposal.ballot())) {
            refuse(proposal.ballot(), promised());
            return;
        }
        memory.set(new Memory(proposal.ballot(), Optional.of(proposal)));
        env.note("accepts " + proposal.ballot() + " " + proposal.value());
        learners.forEach(learner -> env.send(learner, new Accepted(proposal)));
    }

    /** P1a: no promise was given to a higher number. The first request of all is allowed, whatever it is: P1. */
    boolean allows(Ballot ballot) {
        return ballot.compareTo(promised()) >= 0;
    }

    /** The highest number promised. */
    Ballot promised() {
        return memory.get().promised();
    }

    /** The highest-numbered proposal accepted, if any. */
    public Optional<Proposal> accepted() {
        return memory.get().accepted();
    }

    private void refuse(Ballot ballot, Ballot promised) {
        if (!ballot.equals(Ballot.NONE)) {
            env.send(ballot.proposer(), new Refused(ballot, promised));
        }
    }
}

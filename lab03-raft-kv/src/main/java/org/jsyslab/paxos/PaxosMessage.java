package org.jsyslab.paxos;

import java.util.Optional;
import org.jsyslab.common.node.Message;

/** What the roles say to each other; phases as in section 2.2. Each role answers the messages of one sub-interface. */
public sealed interface PaxosMessage extends Message {

    /** What acceptors are asked. */
    sealed interface ToAcceptor extends PaxosMessage {}

    /** What a proposer is told about a number that it has asked for. */
    sealed interface ToProposer extends PaxosMessage {
        /** The number in question. */
        Ballot ballot();
    }

    /** What learners are told. */
    sealed interface ToLearner extends PaxosMessage {}

    /** Phase 1a: asks for the promise to accept nothing below {@code ballot}, and for what was accepted before. */
    record Prepare(Ballot ballot) implements ToAcceptor {}

    /**
     * Phase 1b: gives that promise.
     *
     * @param accepted the highest-numbered proposal that the acceptor has accepted, if any
     */
    record Promise(Ballot ballot, Optional<Proposal> accepted) implements ToProposer {}

    /** Phase 2a: asks to accept a proposal. */
    record Accept(Proposal proposal) implements ToAcceptor {}

    /** Phase 2b: tells each learner of an acceptance. */
    record Accepted(Proposal proposal) implements ToLearner {}

    /**
     * Tells a proposer that its number has been overtaken. An optimisation, says section 2.2: safety does not need it.
     *
     * @param ballot the number that will be accepted no more
     * @param promised the higher one that the acceptor has promised instead
     */
    record Refused(Ballot ballot, Ballot promised) implements ToProposer {}
}

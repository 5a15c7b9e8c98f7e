package org.jsyslab.election;

import java.util.List;
import java.util.Optional;
import org.jsyslab.common.node.Env;
import org.jsyslab.common.node.Handlers;
import org.jsyslab.common.node.Node;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.election.RingMessage.Candidate;
import org.jsyslab.election.RingMessage.Elected;
import org.jsyslab.election.RingMessage.Received;
import org.jsyslab.election.RingMessage.Token;
import org.jsyslab.election.RingTimer.NotReceived;
import org.jsyslab.election.RingTimer.NothingHeard;
import org.jsyslab.election.RingTimer.RoundAgain;

/**
 * Election on a ring: send your name to your neighbour; pass on names above your own and swallow those below. Whoever
 * gets its own name back is the coordinator.
 *
 * <p>Chang &amp; Roberts 1979. Departures, for the paper's processes do not crash: a neighbour that does not confirm
 * receipt is passed over, the coordinator sends word round again and again, and no message passes more links than the
 * ring has, lest the name of a crashed process go round for ever.
 */
public class RingNode implements Node<RingMessage>, Elector {
    private final Env<RingMessage> env;
    private final List<NodeId> ring;
    private final Patience patience;
    private Optional<NodeId> coordinator = Optional.empty();
    /** Whether this process has sent its own name, or a higher one, in the election under way. */
    private boolean participant;

    /** One of the processes of a ring, given in the direction in which messages travel. */
    public RingNode(Env<RingMessage> env, List<NodeId> ring, Patience patience) {
        this.env = env;
        this.ring = List.copyOf(ring);
        this.patience = patience;
    }

    @Override
    public Handlers<RingMessage> handlers() {
        return new Handlers<RingMessage>()
                .start(this::elect)
                .message(Candidate.class, this::onCandidate)
                .message(Elected.class, this::onElected)
                .message(Received.class, this::onReceived)
                .timer(NotReceived.class, this::onNotReceived)
                .timer(NothingHeard.class, this::elect)
                .timer(RoundAgain.class, this::onRoundAgain)
                .covering(RingMessage.class, RingTimer.class);
    }

    /** Begins an election. */
    void elect() {
        env.note("stands");
        coordinator = Optional.empty();
        participant = true;
        pass(new Candidate(env.self(), 0));
        env.set(new NothingHeard(), patience.silence());
    }

    /** A higher name goes on, a lower one gives way to ours unless ours is under way, and our own is elected. */
    void onCandidate(NodeId from, Candidate candidate) {
        env.send(from, new Received(candidate));
        int order = candidate.process().compareTo(env.self());
        if (order == 0) {
            becomeCoordinator();
        } else if (order > 0) {
            participant = true;
            pass(candidate);
        } else if (!participant) {
            elect();
        }
    }

    /**
     * The news goes on until it has come home. Who is higher has been passed over by mistake, and will stand itself.
     */
    void onElected(NodeId from, Elected elected) {
        env.send(from, new Received(elected));
        if (elected.process().compareTo(env.self()) > 0) {
            adopt(elected.process());
            pass(elected);
        }
    }

    private void adopt(NodeId leader) {
        if (!coordinator.equals(Optional.of(leader))) {
            env.note("follows " + leader.name());
        }
        coordinator = Optional.of(leader);
        participant = false;
        env.set(new NothingHeard(), patience.silence());
    }

    void becomeCoordinator() {
        env.note("becomes coordinator");
        coordinator = Optional.of(env.self());
        participant = false;
        env.cancel(new NothingHeard());
        onRoundAgain();
    }

    private void onRoundAgain() {
        if (coordinator.equals(Optional.of(env.self()))) {
            pass(new Elected(env.self(), 0));
            env.set(new RoundAgain(), patience.period());
        }
    }

    private void onReceived(NodeId neighbour, Received received) {
        env.cancel(new NotReceived(received.token(), neighbour));
    }

    /** What is not received is sent to the neighbour's neighbour. */
    void onNotReceived(NotReceived timer) {
        send(timer.token(), after(timer.neighbour()));
    }

    private void pass(Token token) {
        if (mayGoOn(token)) {
            send(token.onwards(), after(env.self()));
        }
    }

    /** Whether a message has not been all the way round. */
    boolean mayGoOn(Token token) {
        return token.hops() < ring.size();
    }

    private void send(Token token, NodeId to) {
        env.send(to, token);
        env.set(new NotReceived(token, to), patience.answer());
    }

    private NodeId after(NodeId process) {
        return ring.get((ring.indexOf(process) + 1) % ring.size());
    }

    @Override
    public Optional<NodeId> coordinator() {
        return coordinator;
    }
}

package org.jsyslab.election;

import java.util.List;
import java.util.Optional;
import org.jsyslab.common.node.Env;
import org.jsyslab.common.node.Handlers;
import org.jsyslab.common.node.Node;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.election.BullyMessage.Alive;
import org.jsyslab.election.BullyMessage.Answer;
import org.jsyslab.election.BullyMessage.Coordinator;
import org.jsyslab.election.BullyMessage.Election;
import org.jsyslab.election.BullyTimer.NoAnswer;
import org.jsyslab.election.BullyTimer.NoCoordinator;
import org.jsyslab.election.BullyTimer.SignOfLife;

/**
 * The bully algorithm: ask everyone above you; if nobody answers, you are the coordinator, and tell everyone below.
 *
 * <p>Garcia-Molina 1982, in the form of Coulouris et al., section 15.3. Nothing is durable. Departure: the coordinator
 * repeats that it is alive, which is also how two coordinators become one again when a partition heals.
 */
public class BullyNode implements Node<BullyMessage>, Elector {
    private final Env<BullyMessage> env;
    private final List<NodeId> above;
    private final List<NodeId> below;
    private final Patience patience;
    /** Nobody while an election is under way. */
    private Optional<NodeId> coordinator = Optional.empty();
    /** Whose silence led to the election: it need not be asked. */
    private Optional<NodeId> silent = Optional.empty();
    /** Whether this process has asked those above, and none has taken over. */
    private boolean asking;

    /** One of {@code processes}; the order of their names is that of the election. */
    public BullyNode(Env<BullyMessage> env, List<NodeId> processes, Patience patience) {
        this.env = env;
        this.above = processes.stream().filter(p -> p.compareTo(env.self()) > 0).toList();
        this.below = processes.stream().filter(p -> p.compareTo(env.self()) < 0).toList();
        this.patience = patience;
    }

    @Override
    public Handlers<BullyMessage> handlers() {
        return new Handlers<BullyMessage>()
                .start(this::elect)
                .message(Election.class, this::onElection)
                .message(Answer.class, this::onAnswer)
                .message(Coordinator.class, (from, message) -> adopt(from))
                .message(Alive.class, (from, message) -> adopt(from))
                .timer(NoAnswer.class, this::becomeCoordinator)
                .timer(NoCoordinator.class, this::onNoCoordinator)
                .timer(SignOfLife.class, this::onSignOfLife)
                .covering(BullyMessage.class, BullyTimer.class);
    }

    /** Begins an election. */
    void elect() {
        List<NodeId> rivals = rivals();
        if (rivals.isEmpty()) {
            becomeCoordinator();
            return;
        }
        asking = true;
        coordinator = Optional.empty();
        env.note("asks " + names(rivals));
        rivals.forEach(rival -> env.send(rival, new Election()));
        env.set(new NoAnswer(), patience.answer());
    }

    /** Somebody below asks: bullies it into silence, and holds an election of its own unless that goes on already. */
    void onElection(NodeId asker, Election election) {
        env.send(asker, new Answer());
        if (!asking) {
            elect();
        }
    }

    /** Somebody above is up, and will be heard of. */
    void onAnswer(NodeId rival, Answer answer) {
        if (asking) {
            env.cancel(new NoAnswer());
            env.set(new NoCoordinator(), patience.silence());
        }
    }

    /** Somebody above is the coordinator; nobody below ever says so to us. */
    void adopt(NodeId leader) {
        if (!coordinator.equals(Optional.of(leader))) {
            env.note("follows " + leader.name());
        }
        coordinator = Optional.of(leader);
        silent = Optional.empty();
        asking = false;
        env.cancel(new NoAnswer());
        env.set(new NoCoordinator(), patience.silence());
    }

    void becomeCoordinator() {
        if (!isCoordinator()) {
            env.note("becomes coordinator");
        }
        coordinator = Optional.of(env.self());
        silent = Optional.empty();
        asking = false;
        env.cancel(new NoCoordinator());
        below.forEach(process -> env.send(process, new Coordinator()));
        env.set(new SignOfLife(), patience.period());
    }

    private void onNoCoordinator() {
        silent = coordinator;
        elect();
    }

    private void onSignOfLife() {
        if (isCoordinator()) {
            below.forEach(process -> env.send(process, new Alive()));
            env.set(new SignOfLife(), patience.period());
        }
    }

    /** Those above who may be up. */
    List<NodeId> rivals() {
        return above.stream()
                .filter(process -> !silent.equals(Optional.of(process)))
                .toList();
    }

    private boolean isCoordinator() {
        return coordinator.equals(Optional.of(env.self()));
    }

    @Override
    public Optional<NodeId> coordinator() {
        return coordinator;
    }

    private static String names(List<NodeId> processes) {
        return String.join(" ", processes.stream().map(NodeId::name).toList());
    }
}

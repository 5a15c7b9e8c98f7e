package org.jsyslab.heartbeat.failover;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Queue;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jsyslab.common.grade.Exercise;
import org.jsyslab.common.node.Cell;
import org.jsyslab.common.node.Env;
import org.jsyslab.common.node.Handlers;
import org.jsyslab.common.node.Node;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.heartbeat.failover.CounterMessage.Behind;
import org.jsyslab.heartbeat.failover.CounterMessage.NotPrimary;
import org.jsyslab.heartbeat.failover.CounterMessage.Reply;
import org.jsyslab.heartbeat.failover.CounterMessage.Request;
import org.jsyslab.heartbeat.failover.CounterMessage.Update;
import org.jsyslab.heartbeat.failover.CounterMessage.UpdateReply;
import org.jsyslab.heartbeat.failover.CounterTimer.FencedLongEnough;
import org.jsyslab.heartbeat.failover.CounterTimer.Unconfirmed;
import org.jsyslab.heartbeat.membership.MembershipEvent;
import org.jsyslab.heartbeat.membership.MembershipEvent.Joined;
import org.jsyslab.heartbeat.membership.MembershipEvent.Trusted;
import org.jsyslab.heartbeat.membership.MembershipListener;

/**
 * One copy of the counter. The replica with the lowest name among those that it trusts takes itself for the primary: it
 * gives one number at a time, after all backups that it trusts have it on disk.
 *
 * <p>Alsberg and Day 1976 (primary and backups). If the detector errs there are two primaries, each with backups of its
 * own, and both give the same numbers. With a {@link Fencing} resource every number must also be written there, and it
 * refuses all but the one that it was granted to last.
 */
public class Replica implements Node<CounterMessage>, MembershipListener, Fencing.Owner {
    private static final int MAX_WAITING = 200;

    /** A client that waits for a number. */
    record Waiting(NodeId client, Request request) {}

    private final Env<CounterMessage> env;
    private final Fencing fencing;
    private final Duration patience;
    /** This copy of the counter (durable). */
    private final Cell<Copy> copy;

    /** All replicas that this one knows. */
    private final SortedSet<NodeId> replicas;

    /** Those that are trusted, this one included. */
    private final SortedSet<NodeId> trusted;

    private Role role = Role.BACKUP;

    /** Whose requests have come; the number in hand is for the first. */
    private final Queue<Waiting> waiting = new ArrayDeque<>();

    /** The number that is about to be given, to the first of those. */
    private final InHand inHand = new InHand();

    /**
     * A replica that trusts everyone so far.
     *
     * @param members all replicas, this one included
     * @param patience how long it waits for a backup before it sends a number again, and after being fenced off before
     *     it asks for the resource again
     */
    public Replica(Env<CounterMessage> env, Collection<NodeId> members, Fencing fencing, Duration patience) {
        this.env = env;
        this.fencing = fencing;
        this.patience = patience;
        this.copy = env.cell("copy", new Copy(0, env.self()));
        this.replicas = new TreeSet<>(members);
        this.replicas.add(env.self());
        this.trusted = new TreeSet<>(replicas);
    }

    @Override
    public Handlers<CounterMessage> handlers() {
        return new Handlers<CounterMessage>()
                .start(this::reconsider)
                .message(Request.class, this::onRequest)
                .message(Update.class, this::onUpdate)
                .message(UpdateReply.class, this::onUpdateReply)
                .message(Behind.class, this::onBehind)
                .message(Reply.class, (from, reply) -> env.note("ignores a reply from " + from.name()))
                .message(NotPrimary.class, (from, reply) -> env.note("ignores a reply from " + from.name()))
                .timer(Unconfirmed.class, this::sendUpdates)
                .timer(FencedLongEnough.class, this::onFencedLongEnough)
                .covering(CounterMessage.class, CounterTimer.class);
    }

    /** The group has changed, or what is believed of it. */
    @Override
    public void changed(MembershipEvent event) {
        if (event instanceof Joined || event instanceof Trusted) {
            replicas.add(event.member());
            trusted.add(event.member());
        } else {
            trusted.remove(event.member());
            inHand.confirmedBy(event.member()); // nobody waits for the dead
        }
        reconsider();
        settle();
    }

    /** Who is primary follows from who is trusted. */
    @Exercise(part = "D", hint = "The lowest name; and whoever is no longer the lowest steps down.")
    void reconsider() {
        boolean lowest = !trusted.isEmpty() && trusted.first().equals(env.self());
        if (lowest && role == Role.BACKUP) {
            become(Role.CANDIDATE);
            fencing.acquire(this);
        } else if (!lowest && role != Role.BACKUP) {
            becomeBackup();
        }
    }

    /** The resource is this replica's, as far as it knows. */
    @Override
    @Exercise(part = "D", hint = "Numbers that others wrote are given, whatever this copy says.")
    public void granted(long last) {
        if (role == Role.CANDIDATE) {
            raise(last, env.self());
            become(Role.PRIMARY);
            giveNext();
        }
    }

    /** A client asks for a number. The same request may come twice. */
    @Exercise(part = "D", hint = "Who is not primary says who is, in its opinion.")
    void onRequest(NodeId client, Request request) {
        boolean known = waiting.stream().anyMatch(other -> other.request().equals(request));
        if (role != Role.PRIMARY) {
            refuse(client, request);
        } else if (!known && waiting.size() < MAX_WAITING) {
            waiting.add(new Waiting(client, request));
            giveNext();
        }
    }

    /** Takes the next number in hand, if none is and somebody waits, and has it copied and written. */
    @Exercise(part = "D", hint = "On this disk first: a number that was shown to anybody is never given again.")
    void giveNext() {
        if (!inHand.isNone() || waiting.isEmpty() || role != Role.PRIMARY) {
            return;
        }
        inHand.take(copy() + 1, trusted);
        inHand.confirmedBy(env.self());
        raise(inHand.number(), env.self());
        sendUpdates();
        fencing.write(inHand.number(), this);
    }

    /** Some primary is about to give a number away. */
    @Exercise(
            part = "D",
            hint =
                    "Is the number free? One that is repeated is; one that another primary took, or a lower one, is not.")
    void onUpdate(NodeId primary, Update update) {
        boolean repeated = copy.get().equals(new Copy(update.number(), primary));
        if (!replicas.contains(primary)) {
            env.note("ignores an update from " + primary.name());
        } else if (repeated || update.number() > copy()) {
            raise(update.number(), primary);
            env.send(primary, new UpdateReply(update.number()));
            if (!repeated) {
                giveAnother();
            }
        } else {
            env.send(primary, new Behind(update.number(), copy()));
        }
    }

    /** A backup has the number. */
    void onUpdateReply(NodeId backup, UpdateReply reply) {
        if (inHand.is(reply.number())) {
            inHand.confirmedBy(backup);
            settle();
        }
    }

    /** A backup knows of a higher number: this replica was down, or cut off, when that was given. */
    @Exercise(part = "D", hint = "The number in hand may have been given by another.")
    void onBehind(NodeId backup, Behind reply) {
        if (inHand.is(reply.number())) {
            raise(reply.copy(), backup);
            giveAnother();
        }
    }

    /** Another primary has come as far as this one: takes a number above that. */
    private void giveAnother() {
        if (!inHand.isNone()) {
            putBack();
            giveNext();
        }
    }

    /** The resource has the number. */
    @Override
    public void written(long number) {
        if (inHand.is(number)) {
            inHand.written();
            settle();
        }
    }

    /** Gives the number in hand away if nothing is missing. */
    @Exercise(part = "D", hint = "Two things may be missing: a backup's word and the resource's.")
    void settle() {
        if (!inHand.isNone() && isWritten() && isCopied() && role == Role.PRIMARY) {
            Waiting first = waiting.remove();
            env.send(first.client(), new Reply(first.request().op(), inHand.number()));
            putBack();
            giveNext();
        }
    }

    /** Another was granted the resource: perhaps others do not trust this replica, perhaps they soon will again. */
    @Override
    @Exercise(part = "D", hint = "To ask for the resource again at once would take it from whoever just got it.")
    public void fenced() {
        if (role == Role.CANDIDATE || role == Role.PRIMARY) {
            becomeBackup();
            become(Role.FENCED);
            env.set(new FencedLongEnough(), patience);
        }
    }

    /** If this replica still takes itself for the lowest that lives, it tries again. */
    void onFencedLongEnough() {
        if (role == Role.FENCED) {
            become(Role.BACKUP);
            reconsider();
        }
    }

    /** Whether the resource has the number in hand. */
    boolean isWritten() {
        return inHand.isWritten();
    }

    /** Whether all backups that are trusted have the number in hand. */
    boolean isCopied() {
        return inHand.unconfirmed().isEmpty();
    }

    Role role() {
        return role;
    }

    long copy() {
        return copy.get().number();
    }

    /** Remembers that a number is given, or about to be. */
    private void raise(long number, NodeId primary) {
        if (number > copy()) {
            copy.set(new Copy(number, primary));
        }
    }

    /** There is no number in hand any more. */
    private void putBack() {
        env.cancel(new Unconfirmed(inHand.number()));
        inHand.putBack();
    }

    /**
     * Sends the number in hand to who has not confirmed it: for the first time, or since the update or its reply was
     * lost.
     */
    private void sendUpdates() {
        Update update = new Update(inHand.number());
        inHand.unconfirmed().forEach(backup -> env.send(backup, update));
        if (!isCopied()) {
            env.set(new Unconfirmed(update.number()), patience);
        }
    }

    private void becomeBackup() {
        become(Role.BACKUP);
        putBack();
        fencing.release();
        waiting.forEach(client -> refuse(client.client(), client.request()));
        waiting.clear();
    }

    private void become(Role newRole) {
        role = newRole;
        env.observe("role", newRole.spelled());
        env.note("becomes " + newRole.spelled());
    }

    private void refuse(NodeId client, Request request) {
        env.send(client, new NotPrimary(request.op(), trusted.isEmpty() ? env.self() : trusted.first()));
    }
}

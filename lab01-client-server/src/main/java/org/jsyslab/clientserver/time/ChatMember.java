package org.jsyslab.clientserver.time;

import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jsyslab.clientserver.time.ChatMessage.Post;
import org.jsyslab.clientserver.time.ChatMessage.PostReply;
import org.jsyslab.clientserver.time.ChatTimer.PostOverdue;
import org.jsyslab.common.grade.Exercise;
import org.jsyslab.common.node.Env;
import org.jsyslab.common.node.Handlers;
import org.jsyslab.common.node.Invoke;
import org.jsyslab.common.node.Node;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.Outcome;

/**
 * A member of a group chat: says lines to all, and shows the lines of all in causal order, over a network that loses,
 * doubles and reorders messages. Each message carries the sender's logical clocks.
 *
 * <p>Lamport 1978 (the clocks); Birman, Schiper, Stephenson 1991, section 5.1 (CBCAST). Left out: crashes and changes
 * of the group. A member that is silent for ever is written to for ever, and what is said is not kept on disk.
 */
public class ChatMember implements Node<ChatMessage> {
    /**
     * How long a member waits for a reply before it sends a line again: many round trips, since a line may be held
     * back.
     */
    static final Duration PATIENCE = Duration.ofMillis(50);

    private final Env<ChatMessage> env;
    private final SortedSet<NodeId> others;
    private final HoldBackQueue arrived;
    private final Outstanding outstanding = new Outstanding();
    private final Screen screen;

    /** The time of this member's last event: a message sent, a message received, or a line said. */
    private Stamp clock = Stamp.ZERO;

    /**
     * The lines of each member that this one's next line follows from. With causal delivery: those it has delivered.
     */
    private VectorClock seen = VectorClock.ZERO;

    /** A member of the group {@code members}, itself among them. */
    public ChatMember(Env<ChatMessage> env, Collection<NodeId> members, DeliveryOrder order, Screen screen) {
        this(env, members, new HoldBackQueue(order), screen);
    }

    ChatMember(Env<ChatMessage> env, Collection<NodeId> members, HoldBackQueue arrived, Screen screen) {
        this.env = env;
        this.others = new TreeSet<>(members);
        this.others.remove(env.self());
        this.arrived = arrived;
        this.screen = screen;
    }

    @Override
    public Handlers<ChatMessage> handlers() {
        return new Handlers<ChatMessage>()
                .before((from, message) -> others.contains(from))
                .before((from, message) -> witness(message.stamp()))
                .invoke(this::onSay)
                .message(Post.class, this::onPost)
                .message(PostReply.class, this::onPostReply)
                .timer(PostOverdue.class, this::onPostOverdue)
                .covering(ChatMessage.class, ChatTimer.class);
    }

    /** Says a line: shows it here, at once, and sends it to all others. */
    @Exercise(part = "C", hint = "The line counts itself in its order; whoever says it sees it at once.")
    void onSay(NodeId asker, Invoke invoke) {
        if (outstanding.isFull()) {
            env.answer(asker, new Outcome.Failed("too many lines are under way; the others are slow or cut off"));
            return;
        }
        seen = seen.tick(env.self());
        Line line = new Line(env.self(), tick().lamport(), seen, ((Say) invoke.operation()).text());
        arrived.add(line);
        deliver();
        if (!others.isEmpty()) {
            outstanding.add(line, others);
            post(line.number());
        }
        env.answer(asker, new Outcome.Ok(line));
    }

    /** A line of another member: new, or sent again because it is held back here or because the reply was lost. */
    @Exercise(part = "C", hint = "A line that was delivered before is here again because its author had no reply.")
    void onPost(NodeId author, Post post) {
        Line line = post.line();
        if (!line.author().equals(author)) {
            env.note("ignores a line of " + line.author() + " from " + author);
        } else if (arrived.isDelivered(line)) {
            reply(line);
        } else {
            arrived.add(line);
            deliver();
            env.observe("held back", arrived.size());
        }
    }

    /** One of the others has shown a line of this member. */
    void onPostReply(NodeId other, PostReply reply) {
        outstanding.deliveredAt(other, reply.number());
    }

    /** Sends a line again to those who have not replied, until all have. */
    @Exercise(part = "C", hint = "The timer of a line that all have is the last one.")
    void onPostOverdue(PostOverdue overdue) {
        if (!outstanding.silent(overdue.number()).isEmpty()) {
            post(overdue.number());
        }
    }

    /** Shows what may be shown now, and tells the authors. */
    @Exercise(part = "C", hint = "One delivery may be what others wait for.")
    void deliver() {
        for (Optional<Line> next = arrived.next(); next.isPresent(); next = arrived.next()) {
            Line line = next.get();
            seen = seen.merge(line.order());
            screen.show(line);
            if (!line.author().equals(env.self())) {
                reply(line);
            }
        }
    }

    /** Sends a line to all who have not replied, each sending an event of its own, and waits for them. */
    private void post(long number) {
        outstanding.silent(number).forEach(other -> env.send(other, new Post(tick(), outstanding.line(number))));
        env.set(new PostOverdue(number), PATIENCE);
    }

    /** Tells the author of a line that it has been shown here. */
    private void reply(Line line) {
        env.send(line.author(), new PostReply(tick(), line.number()));
    }

    /** Rule for all messages (IR2): the receipt is an event later than the sending and than all before it here. */
    boolean witness(Stamp sent) {
        clock = afterReceipt(clock, sent);
        env.observe("clock", clock);
        return true;
    }

    /** The time of a receipt, from the time of this member's last event and that of the sending. */
    @Exercise(part = "C", hint = "IR2 (b): later than both.")
    Stamp afterReceipt(Stamp last, Stamp sent) {
        return last.merge(sent).tick(env.self());
    }

    /** Lets an event of this member's own happen (IR1), and tells its time. */
    Stamp tick() {
        clock = clock.tick(env.self());
        env.observe("clock", clock);
        return clock;
    }
}

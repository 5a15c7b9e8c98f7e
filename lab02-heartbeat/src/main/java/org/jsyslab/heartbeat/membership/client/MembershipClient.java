package org.jsyslab.heartbeat.membership.client;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jsyslab.common.node.Env;
import org.jsyslab.common.node.Handlers;
import org.jsyslab.common.node.Node;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.OpId;
import org.jsyslab.common.node.Outcome;
import org.jsyslab.heartbeat.membership.Belief;
import org.jsyslab.heartbeat.membership.Beliefs;
import org.jsyslab.heartbeat.membership.Status;
import org.jsyslab.heartbeat.membership.client.ClientMessage.JoinRequest;
import org.jsyslab.heartbeat.membership.client.ClientMessage.LeaveRequest;
import org.jsyslab.heartbeat.membership.client.ClientMessage.ViewReply;
import org.jsyslab.heartbeat.membership.client.ClientMessage.ViewRequest;
import org.jsyslab.heartbeat.membership.client.ClientTimer.ReplyOverdue;
import org.jsyslab.heartbeat.membership.client.MembershipOperation.LetJoin;
import org.jsyslab.heartbeat.membership.client.MembershipOperation.LetLeave;
import org.jsyslab.heartbeat.membership.client.MembershipOperation.ShowMembers;

/** Asks members for what they believe, and waits a little for those that do not answer. One operation at a time. */
public class MembershipClient implements Node<ClientMessage> {
    private static final Duration WAIT = Duration.ofMillis(200);
    private static final int MOST_TRIES = 3;

    private final Env<ClientMessage> env;
    private final SortedSet<NodeId> members = new TreeSet<>();
    private final String identity;

    /** Whom the operation in progress concerns and who has not answered. */
    private final SortedSet<NodeId> silent = new TreeSet<>();

    private final SortedMap<NodeId, Beliefs> answers = new TreeMap<>();
    private long sequence;
    private int tries;

    /** The operation in progress and who asked for it, or null. */
    private MembershipOperation operation;

    private NodeId asker;

    /** A client of the group of these members. */
    public MembershipClient(Env<ClientMessage> env, Collection<NodeId> members) {
        this.env = env;
        this.members.addAll(members);
        this.identity = OpId.freshClient(env.random("identity"));
    }

    @Override
    public Handlers<ClientMessage> handlers() {
        return new Handlers<ClientMessage>()
                .invoke(MembershipOperation.class, this::onOperation)
                .message(ViewReply.class, this::onViewReply)
                .message(ViewRequest.class, this::refuse)
                .message(LeaveRequest.class, this::refuse)
                .message(JoinRequest.class, this::refuse)
                .timer(ReplyOverdue.class, this::onReplyOverdue)
                .covering(ClientMessage.class, ClientTimer.class);
    }

    void onOperation(NodeId from, MembershipOperation wanted) {
        if (operation != null) {
            env.answer(from, new Outcome.Failed("this client is busy"));
            return;
        }
        operation = wanted;
        asker = from;
        sequence++;
        tries = 0;
        answers.clear();
        silent.clear();
        silent.addAll(concerned());
        ask();
    }

    /** A member answers; whom it trusts and the client did not know is asked too, if all are asked. */
    void onViewReply(NodeId from, ViewReply reply) {
        if (operation != null && reply.op().equals(op())) {
            silent.remove(from);
            answers.put(from, reply.beliefs());
            askNewcomers(reply.beliefs());
            if (silent.isEmpty()) {
                end();
            }
        }
    }

    /** Somebody is silent: asks again, or does without. */
    void onReplyOverdue(ReplyOverdue overdue) {
        if (operation == null || !overdue.op().equals(op())) {
            return;
        }
        if (tries < MOST_TRIES) {
            ask();
        } else {
            end();
        }
    }

    private Collection<NodeId> concerned() {
        if (operation instanceof ShowMembers show) {
            return show.of().<Collection<NodeId>>map(List::of).orElse(members);
        }
        return List.of(operation instanceof LetLeave leave ? leave.node() : ((LetJoin) operation).node());
    }

    private void ask() {
        tries++;
        silent.forEach(member -> env.send(member, request()));
        env.set(new ReplyOverdue(op()), WAIT);
    }

    private void askNewcomers(Beliefs beliefs) {
        boolean everyone = operation instanceof ShowMembers show && show.of().isEmpty();
        for (Belief belief : everyone ? beliefs.others() : List.<Belief>of()) {
            if (belief.status() == Status.ALIVE && members.add(belief.member())) {
                silent.add(belief.member());
                env.send(belief.member(), request());
            }
        }
    }

    private ClientMessage request() {
        if (operation instanceof LetLeave) {
            return new LeaveRequest(op());
        }
        return operation instanceof LetJoin ? new JoinRequest(op()) : new ViewRequest(op());
    }

    private void end() {
        env.cancel(new ReplyOverdue(op()));
        boolean harmless = operation instanceof ShowMembers;
        operation = null;
        if (!answers.isEmpty()) {
            env.answer(asker, new Outcome.Ok(new Views(List.copyOf(answers.values()), List.copyOf(silent))));
        } else {
            String reason = "no answer from "
                    + silent.stream()
                            .map(NodeId::name)
                            .reduce((a, b) -> a + ", " + b)
                            .orElse("anyone");
            env.answer(asker, harmless ? new Outcome.Failed(reason) : new Outcome.Unknown(reason));
        }
    }

    private OpId op() {
        return new OpId(identity, sequence);
    }

    private void refuse(NodeId from, ClientMessage message) {
        env.note("ignores a request from " + from.name());
    }
}

package org.jsyslab.clientserver.rpc;

import org.jsyslab.clientserver.rpc.BankResult.Holds;
import org.jsyslab.clientserver.rpc.BankResult.Refused;
import org.jsyslab.clientserver.rpc.RpcMessage.Reply;
import org.jsyslab.clientserver.rpc.RpcMessage.Request;
import org.jsyslab.clientserver.rpc.RpcTimer.ReplyOverdue;
import org.jsyslab.common.grade.Exercise;
import org.jsyslab.common.node.Env;
import org.jsyslab.common.node.Handlers;
import org.jsyslab.common.node.Invoke;
import org.jsyslab.common.node.Node;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.OpId;
import org.jsyslab.common.node.Outcome;

/**
 * The caller: sends a request, waits for its reply, and sends it again if the semantics say so. One call at a time.
 *
 * <p>Birrell &amp; Nelson 1984, section 3.2 (call identifiers, retransmission).
 */
public class RpcClient implements Node<RpcMessage> {

    /** The call in progress: who asked for it, its request, and how often that was sent. */
    record Pending(NodeId asker, Request request, int attempts) {}

    private final Env<RpcMessage> env;
    private final NodeId server;
    private final Semantics semantics;
    private final Retransmission retransmission;

    /**
     * Fresh for each life of a client: a restarted client counts from 1 again and must not be taken for the old one.
     */
    private final String identity;

    /** Sequence number of the last call (volatile, as the identity is). */
    private long sequence;

    /** The call in progress, or null. */
    private Pending pending;

    public RpcClient(Env<RpcMessage> env, NodeId server, Semantics semantics, Retransmission retransmission) {
        this.env = env;
        this.server = server;
        this.semantics = semantics;
        this.retransmission = retransmission;
        this.identity = OpId.freshClient(env.random("identity"));
    }

    @Override
    public Handlers<RpcMessage> handlers() {
        return new Handlers<RpcMessage>()
                .invoke(this::onInvoke)
                .message(Request.class, this::onRequest)
                .message(Reply.class, this::onReply)
                .timer(ReplyOverdue.class, this::onReplyOverdue)
                .covering(RpcMessage.class, RpcTimer.class);
    }

    /** A call from the command line, a front door or a workload. */
    @Exercise(
            part = "B",
            hint =
                    "One call at a time; the sequence number makes two calls differ, the identity two lives of a client.")
    void onInvoke(NodeId asker, Invoke invoke) {
        if (pending != null) {
            env.answer(
                    asker,
                    new Outcome.Failed(
                            "this client is busy with " + pending.request().op()));
            return;
        }
        OpId op = new OpId(identity, ++sequence);
        pending = new Pending(asker, new Request(op, semantics, (BankCall) invoke.operation()), 0);
        transmit();
    }

    /** A reply: to the call in progress, or a late one to a call that has ended. */
    @Exercise(part = "B", hint = "The network may bring a reply twice, or one to a call that has ended.")
    void onReply(NodeId from, Reply reply) {
        if (pending == null || !pending.request().op().equals(reply.op())) {
            return;
        }
        env.cancel(new ReplyOverdue(reply.op()));
        end(outcomeOf(reply.result()));
    }

    /** No reply in time: send the request again with its old identifier, or give up not knowing. */
    @Exercise(part = "B", hint = "The same request, not a new one: only its identifier lets the server know it again.")
    void onReplyOverdue(ReplyOverdue overdue) {
        if (semantics.retransmits() && pending.attempts() < retransmission.attempts()) {
            transmit();
        } else {
            end(new Outcome.Unknown("no reply from " + server + " to " + pending.attempts() + " request(s)"));
        }
    }

    /** Clients serve no calls: a request is somebody's mistake. */
    void onRequest(NodeId from, Request request) {
        env.note("ignores a request from " + from);
    }

    @Exercise(part = "B", hint = "Count the attempt, send the request, and set the timer that says no reply came.")
    private void transmit() {
        pending = new Pending(pending.asker(), pending.request(), pending.attempts() + 1);
        env.send(server, pending.request());
        env.set(
                new ReplyOverdue(pending.request().op()),
                retransmission.wait(pending.attempts(), env.random("retransmission")));
    }

    private void end(Outcome outcome) {
        NodeId asker = pending.asker();
        pending = null;
        env.answer(asker, outcome);
    }

    private static Outcome outcomeOf(BankResult result) {
        return result instanceof Refused refused
                ? new Outcome.Failed(refused.reason())
                : new Outcome.Ok((Holds) result);
    }
}

package org.jsyslab.clientserver.rpc;

import org.jsyslab.clientserver.rpc.RpcMessage.Reply;
import org.jsyslab.clientserver.rpc.RpcMessage.Request;
import org.jsyslab.common.grade.Exercise;
import org.jsyslab.common.node.Env;
import org.jsyslab.common.node.Handlers;
import org.jsyslab.common.node.Node;
import org.jsyslab.common.node.NodeId;

/**
 * The callee: executes calls and, where the client asks for at-most-once semantics, filters duplicates.
 *
 * <p>Birrell &amp; Nelson 1984, section 3.2; Coulouris et al., section 5.3.1. Left out: the binding of names to
 * servers, acknowledgements and probes of long calls, and results of several packets.
 */
public class RpcServer implements Node<RpcMessage> {
    /** How many clients {@link DuplicateTable} remembers unless told otherwise. */
    public static final int DEFAULT_CAPACITY = 100_000;

    private final Env<RpcMessage> env;
    private final Bank bank;
    private final DuplicateTable duplicates;

    /** Calls executed by this incarnation, duplicates included (volatile; for pictures). */
    private long executions;

    public RpcServer(Env<RpcMessage> env) {
        this(env, DEFAULT_CAPACITY);
    }

    RpcServer(Env<RpcMessage> env, int capacity) {
        this.env = env;
        this.bank = new Bank(env.table("accounts", String.class, Long.class));
        this.duplicates = new DuplicateTable(env.table("last calls", String.class, Executed.class), capacity);
    }

    @Override
    public Handlers<RpcMessage> handlers() {
        return new Handlers<RpcMessage>()
                .message(Request.class, this::onRequest)
                .message(Reply.class, this::onReply)
                .covering(RpcMessage.class);
    }

    /**
     * A request: new, sent again, or overtaken by a later one of the same client. What the call changes and what the
     * table remembers of it become durable in one step, before the reply leaves: a crash keeps both or neither.
     */
    @Exercise(part = "B", hint = "Decide first which of three it is: overtaken, repeated or new; each has one answer.")
    void onRequest(NodeId client, Request request) {
        boolean filtered = request.semantics().filtersDuplicates();
        Executed last = duplicates.lastCallOf(request.op());
        boolean repeated = filtered && request.op().sequence() == last.sequence();
        boolean overtaken = filtered && request.op().sequence() < last.sequence();
        if (overtaken) {
            return; // its client has gone on to a later call, and waits for no reply to this one
        }
        BankResult result = repeated ? last.result() : execute(request.call());
        if (filtered && !repeated) {
            duplicates.remember(request.op(), result);
            env.observe("clients remembered", duplicates.size());
        }
        env.send(client, new Reply(request.op(), result));
    }

    /** Servers make no calls: a reply is somebody's mistake. */
    void onReply(NodeId server, Reply reply) {
        env.note("ignores a reply from " + server);
    }

    /** What an account holds. */
    long balance(String account) {
        return bank.balance(account);
    }

    /** Executes a call, whether or not it was executed before. */
    BankResult execute(BankCall call) {
        executions++;
        env.observe("executions", executions);
        return bank.execute(call);
    }
}

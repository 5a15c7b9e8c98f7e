package org.jsyslab.raft.kv;

import java.util.List;
import org.jsyslab.common.node.Env;
import org.jsyslab.common.node.Handlers;
import org.jsyslab.common.node.Node;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.OpId;
import org.jsyslab.common.node.Outcome;
import org.jsyslab.raft.kv.KvMessage.ClientQuery;
import org.jsyslab.raft.kv.KvMessage.ClientRequest;
import org.jsyslab.raft.kv.KvMessage.Redirect;
import org.jsyslab.raft.kv.KvMessage.RegisterClient;
import org.jsyslab.raft.kv.KvMessage.Reply;
import org.jsyslab.raft.kv.KvResult.Refused;
import org.jsyslab.raft.kv.KvResult.SessionExpired;
import org.jsyslab.raft.kv.KvResult.SessionOpened;
import org.jsyslab.raft.kv.KvTimer.ElectionMayBeOver;
import org.jsyslab.raft.kv.KvTimer.PatienceEnded;
import org.jsyslab.raft.kv.KvTimer.ReplyOverdue;

/**
 * A client of the store: finds the leader, opens a session before its first write, and asks for one operation at a
 * time, again and again under the same identity until there is a reply or its patience ends.
 *
 * <p>Dissertation, §6.2 (finding the leader) and §6.3 (sessions).
 */
public class KvClient implements Node<KvMessage> {

    /** What somebody asked for. */
    private record Asked(NodeId asker, KvOperation operation) {}

    private final Env<KvMessage> env;
    private final Patience patience;
    private final LeaderHint leader;

    /** The client that operations name: the session if there is one, otherwise a name that no other life ever had. */
    private String name;

    /** Whether the name is that of a session. */
    private boolean hasSession;

    /** Sequence number of the last request under that name. */
    private long sequence;

    /** The operation in progress, or null. */
    private Asked asked;

    /** What the servers are asked for its sake: a session, or the operation itself. */
    private KvMessage request;

    /** How often a reply to the present request was overdue. */
    private int overdue;

    /** How often nobody was known to lead. */
    private int pauses;

    /** A client of these servers, that waits as {@link Patience#DEFAULT} says. */
    public KvClient(Env<KvMessage> env, List<NodeId> servers) {
        this(env, servers, Patience.DEFAULT);
    }

    /** A client of these servers; the first is asked first. */
    public KvClient(Env<KvMessage> env, List<NodeId> servers, Patience patience) {
        this.env = env;
        this.patience = patience;
        this.leader = new LeaderHint(servers);
        this.name = OpId.freshClient(env.random("identity"));
    }

    @Override
    public Handlers<KvMessage> handlers() {
        return new Handlers<KvMessage>()
                .invoke(KvOperation.class, this::onOperation)
                .message(Reply.class, this::onReply)
                .message(Redirect.class, this::onRedirect)
                .message(RegisterClient.class, this::onForeign)
                .message(ClientRequest.class, this::onForeign)
                .message(ClientQuery.class, this::onForeign)
                .timer(ReplyOverdue.class, this::onReplyOverdue)
                .timer(ElectionMayBeOver.class, timer -> transmit())
                .timer(PatienceEnded.class, this::onPatienceEnded)
                .covering(KvMessage.class, KvTimer.class);
    }

    /** An operation, from the command line, a front door or a workload. */
    void onOperation(NodeId asker, KvOperation operation) {
        if (asked != null) {
            env.answer(asker, new Outcome.Failed("this client is busy with another operation"));
            return;
        }
        asked = new Asked(asker, operation);
        env.set(new PatienceEnded(), patience.total());
        begin();
    }

    /** The leader's reply; or a late or repeated one, to a request that has ended. */
    void onReply(NodeId from, Reply reply) {
        if (!isFor(reply.op())) {
            return;
        }
        leader.leads(from);
        if (reply.result() instanceof SessionOpened opened) {
            hasSession = true;
            rename(opened.name());
            begin();
        } else if (reply.result() instanceof SessionExpired) {
            onSessionExpired();
        } else if (reply.result() instanceof Refused refused) {
            end(new Outcome.Failed(refused.reason()));
        } else {
            end(new Outcome.Ok((Record) reply.result()));
        }
    }

    /**
     * The session is no more, and whether the write was executed while it was, nobody remembers: another copy of the
     * request may have been, even if it was sent once, for the network may double it. So it is not sent again in a new
     * session; the next write is.
     */
    private void onSessionExpired() {
        hasSession = false;
        rename(OpId.freshClient(env.random("identity")));
        end(new Outcome.Unknown("the session was not used for so long that it is forgotten"));
    }

    /**
     * The server asked does not lead, or no more; it may know who does. One that is not asked any more is not heard.
     */
    void onRedirect(NodeId from, Redirect redirect) {
        if (!isFor(redirect.op()) || !from.equals(leader.target())) {
            return;
        }
        if (redirect.leader().isPresent() && leader.follow(redirect.leader().get())) {
            transmit();
        } else {
            leader.next();
            stopWaiting();
            env.set(new ElectionMayBeOver(request.op()), patience.forElection(pauses++, env.random("back-off")));
        }
    }

    /** No reply: the next server is asked for the same operation, for this one may have died after executing it. */
    void onReplyOverdue(ReplyOverdue timer) {
        overdue++;
        leader.targetIsSilent();
        transmit();
    }

    /** The user is told what is certain: only a write that was never sent, or a read, was certainly not done. */
    void onPatienceEnded() {
        String what = "no leader answered within " + patience.total().toMillis() + " ms";
        end(request instanceof ClientRequest ? new Outcome.Unknown(what) : new Outcome.Failed(what));
    }

    /** Clients serve nobody. */
    void onForeign(NodeId from, KvMessage message) {
        env.note("is no server, ignores a request from " + from);
    }

    /** Asks for the operation in progress; a write needs a session first. */
    void begin() {
        if (asked.operation() instanceof KvRead read) {
            request(new ClientQuery(nextOp(), read));
        } else if (hasSession) {
            request(new ClientRequest(nextOp(), (KvWrite) asked.operation()));
        } else {
            request(new RegisterClient(nextOp()));
        }
    }

    /** Tells the user how it ended. */
    void end(Outcome outcome) {
        stopWaiting();
        env.cancel(new PatienceEnded());
        NodeId asker = asked.asker();
        asked = null;
        request = null;
        env.answer(asker, outcome);
    }

    private void request(KvMessage next) {
        stopWaiting();
        request = next;
        overdue = 0;
        pauses = 0;
        transmit();
    }

    private void transmit() {
        env.send(leader.target(), request);
        env.set(new ReplyOverdue(request.op()), patience.forReply(overdue, env.random("waits")));
    }

    private void stopWaiting() {
        if (request != null) {
            env.cancel(new ReplyOverdue(request.op()));
            env.cancel(new ElectionMayBeOver(request.op()));
        }
    }

    private boolean isFor(OpId op) {
        return request != null && request.op().equals(op);
    }

    private void rename(String client) {
        name = client;
        sequence = 0;
    }

    private OpId nextOp() {
        return new OpId(name, ++sequence);
    }
}

package org.jsyslab.raft.kv;

import java.util.Optional;
import java.util.OptionalLong;
import org.jsyslab.common.grade.Exercise;
import org.jsyslab.common.node.Bytes;
import org.jsyslab.common.node.Command;
import org.jsyslab.common.node.Env;
import org.jsyslab.common.node.Handlers;
import org.jsyslab.common.node.Node;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.OpId;
import org.jsyslab.raft.Consensus;
import org.jsyslab.raft.Position;
import org.jsyslab.raft.StateMachine;
import org.jsyslab.raft.kv.KvCommand.Execute;
import org.jsyslab.raft.kv.KvCommand.OpenSession;
import org.jsyslab.raft.kv.KvMessage.ClientQuery;
import org.jsyslab.raft.kv.KvMessage.ClientRequest;
import org.jsyslab.raft.kv.KvMessage.Redirect;
import org.jsyslab.raft.kv.KvMessage.RegisterClient;
import org.jsyslab.raft.kv.KvMessage.Reply;
import org.jsyslab.raft.kv.Waiting.Reader;
import org.jsyslab.raft.kv.Waiting.Writer;

/**
 * A server of the store: puts what clients ask for into Raft's log, applies what Raft commits, and replies.
 *
 * <p>Dissertation, Figure 6.1 (the receiver's steps) and §6.4 (reads); the paper's Figure 1 and §8.
 *
 * <p>All replies go ahead of the disk, for none promises anything about this server's own: an entry that Raft applies
 * is on the disks of a majority, among which a leader never counts itself before its entry is forced; a read that Raft
 * releases shows such entries only; and who leads is a hint.
 */
public class KvServer implements Node<KvMessage>, StateMachine {
    private final Env<KvMessage> env;

    /** What the entries applied so far have come to (volatile: Raft rebuilds it from snapshot and log). */
    private final KvStore store;

    /** Who is to be told what (volatile: their clients ask again). */
    private final Waiting waiting = new Waiting();

    private Consensus consensus;

    /** A server that remembers 10,000 sessions. */
    public KvServer(Env<KvMessage> env) {
        this(env, Sessions.CAPACITY);
    }

    /** A server that remembers so many sessions: the same number on all servers, or they come to differ. */
    public KvServer(Env<KvMessage> env, int sessions) {
        this(env, new KvStore(new Sessions(sessions)));
    }

    KvServer(Env<KvMessage> env, KvStore store) {
        this.env = env;
        this.store = store;
    }

    /** Names the Raft server of the same stack. Called once, before the first event. */
    public void replicatedBy(Consensus raft) {
        consensus = raft;
    }

    @Override
    public Handlers<KvMessage> handlers() {
        return new Handlers<KvMessage>()
                .message(RegisterClient.class, this::onRegisterClient)
                .message(ClientRequest.class, this::onClientRequest)
                .message(ClientQuery.class, this::onClientQuery)
                .message(Reply.class, (from, reply) -> env.note("is no client, ignores a reply from " + from))
                .message(Redirect.class, (from, redirect) -> env.note("is no client, ignores a hint from " + from))
                .covering(KvMessage.class);
    }

    /** A client wants a session (Figure 6.1, RegisterClient). */
    void onRegisterClient(NodeId client, RegisterClient request) {
        replicate(client, new OpenSession(request.op()));
    }

    /** A client wants a change (Figure 6.1, ClientRequest). */
    void onClientRequest(NodeId client, ClientRequest request) {
        replicate(client, new Execute(request.op(), request.write()));
    }

    /** Puts a command into the log, unless it is there and waited for; its client is told when it is applied. */
    @Exercise(part = "E", hint = "Not the leader, or too many wait: send the client elsewhere.")
    void replicate(NodeId client, KvCommand command) {
        if (waiting.takeOver(command.op(), client)) {
            return; // the same operation sent again: one entry is enough
        }
        Optional<Position> at = waiting.isFull() ? Optional.empty() : consensus.propose(command);
        if (at.isPresent()) {
            waiting.add(new Writer(at.get(), command.op(), client));
        } else {
            redirect(client, command.op());
        }
    }

    /** A client wants to read (Figure 6.1, ClientQuery): not before Raft says when. */
    @Exercise(part = "E", hint = "Raft gives a ticket, or none; who is sent elsewhere is sent there as with a write.")
    void onClientQuery(NodeId client, ClientQuery query) {
        OptionalLong ticket = waiting.isFull() ? OptionalLong.empty() : consensus.read();
        if (ticket.isPresent()) {
            waiting.add(ticket.getAsLong(), new Reader(query.op(), query.read(), client));
        } else {
            redirect(client, query.op());
        }
    }

    /** A command is committed: executes it and tells its client, and tells others that their entry is lost. */
    @Override
    @Exercise(part = "E", hint = "Who waits for this index may wait for an entry of another term.")
    public void apply(Position at, Command command) {
        Optional<KvResult> result = store.apply(at.index(), (KvCommand) command);
        for (Writer writer : waiting.takeWritersUpTo(at.index())) {
            if (isFor(writer, at)) {
                result.ifPresent(told -> reply(writer.client(), writer.op(), told));
            } else {
                redirect(writer.client(), writer.op());
            }
        }
    }

    /** Whether it is this client's entry that was applied: an index alone may hold an entry of another leader. */
    @Exercise(part = "E")
    boolean isFor(Writer writer, Position applied) {
        return writer.at().equals(applied);
    }

    /** Those who wait for this ticket can read now. */
    @Override
    @Exercise(part = "E")
    public void onReadable(long ticket) {
        for (Reader reader : waiting.takeReaders(ticket)) {
            reply(reader.client(), reader.op(), store.answer(reader.read()));
        }
    }

    /** Nobody who waits here can be sure to be told: each is sent to the new leader at once. */
    @Override
    @Exercise(part = "E")
    public void onLeadershipLost() {
        waiting.takeWriters().forEach(writer -> redirect(writer.client(), writer.op()));
        waiting.takeReaders().forEach(reader -> redirect(reader.client(), reader.op()));
    }

    @Override
    public Bytes snapshot() {
        return store.snapshot();
    }

    @Override
    public void restore(Bytes snapshot) {
        store.restore(snapshot);
    }

    /** What a key holds in the state applied so far, which may be old: for status pages and tests. */
    public Optional<Bytes> applied(Bytes key) {
        return store.get(key);
    }

    /** Number of keys. */
    public int keys() {
        return store.keys();
    }

    /** Number of sessions. */
    public int sessions() {
        return store.sessions();
    }

    /** Number of clients that wait for a reply. */
    public int waiting() {
        return waiting.size();
    }

    private void reply(NodeId client, OpId op, KvResult result) {
        env.sendAhead(client, new Reply(op, result)); // committed, so on the disks of a majority: see above
    }

    private void redirect(NodeId client, OpId op) {
        env.sendAhead(client, new Redirect(op, consensus.leader())); // promises nothing
    }
}

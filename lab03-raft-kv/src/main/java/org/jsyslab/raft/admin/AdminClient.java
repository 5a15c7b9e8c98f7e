package org.jsyslab.raft.admin;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jsyslab.common.node.Env;
import org.jsyslab.common.node.Handlers;
import org.jsyslab.common.node.Node;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.OpId;
import org.jsyslab.common.node.Outcome;
import org.jsyslab.raft.admin.AdminMessage.AdminReply;
import org.jsyslab.raft.admin.AdminMessage.AdminRequest;
import org.jsyslab.raft.admin.AdminOperation.Compact;
import org.jsyslab.raft.admin.AdminOperation.Inspect;
import org.jsyslab.raft.admin.AdminResult.ChangeRefused;
import org.jsyslab.raft.admin.AdminResult.ChangeUnderWay;
import org.jsyslab.raft.admin.AdminResult.NotLeader;
import org.jsyslab.raft.admin.AdminTimer.AskAgain;
import org.jsyslab.raft.admin.AdminTimer.OperatorGivesUp;

/** An operator's client: asks one server, or whoever leads, again and again until there is an answer. */
public final class AdminClient implements Node<AdminMessage> {
    private static final Duration BETWEEN = Duration.ofMillis(50);
    private static final Duration OVERDUE = Duration.ofMillis(200);

    private final Env<AdminMessage> env;
    private final List<NodeId> servers;
    private final Duration patience;
    private final String name;
    private long sequence;

    /** Who asked for the operation in progress; null if none is. */
    private NodeId asker;

    private AdminRequest request;

    /** Whom it goes to. */
    private NodeId target;

    /** Whether it has answered, though not for good. */
    private boolean answered;

    /**
     * A client of these servers.
     *
     * @param patience how long it asks
     */
    public AdminClient(Env<AdminMessage> env, List<NodeId> servers, Duration patience) {
        this.env = env;
        this.servers = List.copyOf(servers);
        this.patience = patience;
        this.name = OpId.freshClient(env.random("operator"));
        this.target = this.servers.get(0);
    }

    @Override
    public Handlers<AdminMessage> handlers() {
        return new Handlers<AdminMessage>()
                .invoke(AdminOperation.class, this::onOperation)
                .message(AdminRequest.class, this::onAdminRequest)
                .message(AdminReply.class, this::onAdminReply)
                .timer(AskAgain.class, this::onAskAgain)
                .timer(OperatorGivesUp.class, this::onOperatorGivesUp)
                .covering(AdminMessage.class, AdminTimer.class);
    }

    void onOperation(NodeId from, AdminOperation operation) {
        if (asker != null) {
            env.answer(from, new Outcome.Failed("this client is busy with " + request.operation()));
            return;
        }
        asker = from;
        request = new AdminRequest(new OpId(name, ++sequence), operation);
        target = addressee(operation).orElse(target);
        env.set(new OperatorGivesUp(request.op()), patience);
        ask();
    }

    void onAdminReply(NodeId from, AdminReply reply) {
        if (asker == null || !reply.op().equals(request.op())) {
            return;
        }
        if (reply.result() instanceof NotLeader hint) {
            turnTo(hint.leader().filter(leader -> !leader.equals(target)).orElseGet(this::next));
        } else if (reply.result() instanceof ChangeUnderWay) {
            turnTo(target);
        } else if (reply.result() instanceof ChangeRefused refused) {
            end(new Outcome.Failed(refused.reason()));
        } else {
            end(new Outcome.Ok((Record) reply.result()));
        }
    }

    /** No answer, or not the last one. */
    void onAskAgain(AskAgain due) {
        if (!answered && addressee(request.operation()).isEmpty()) {
            target = next();
        }
        ask();
    }

    /** What was asked for may still come. */
    void onOperatorGivesUp(OperatorGivesUp ended) {
        String what = "no answer within " + patience.toMillis() + " ms";
        boolean harmless = addressee(request.operation()).isPresent();
        end(harmless ? new Outcome.Failed(what) : new Outcome.Unknown(what));
    }

    /** Clients administer nobody. */
    void onAdminRequest(NodeId from, AdminRequest foreign) {
        env.note("is no server, ignores a request from " + from);
    }

    private void ask() {
        answered = false;
        env.send(target, request);
        env.set(new AskAgain(request.op()), OVERDUE);
    }

    private void turnTo(NodeId server) {
        answered = true;
        target = server;
        env.set(new AskAgain(request.op()), BETWEEN);
    }

    private NodeId next() {
        return servers.get((servers.indexOf(target) + 1) % servers.size());
    }

    private void end(Outcome outcome) {
        env.cancel(new AskAgain(request.op()));
        env.cancel(new OperatorGivesUp(request.op()));
        NodeId told = asker;
        asker = null;
        env.answer(told, outcome);
    }

    private static Optional<NodeId> addressee(AdminOperation operation) {
        if (operation instanceof Inspect inspect) {
            return Optional.of(inspect.server());
        }
        return operation instanceof Compact compact ? Optional.of(compact.server()) : Optional.empty();
    }
}

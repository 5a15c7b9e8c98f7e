package org.jsyslab.raft.admin;

import java.util.Optional;
import org.jsyslab.common.node.Env;
import org.jsyslab.common.node.Handlers;
import org.jsyslab.common.node.Node;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.raft.ChangeStatus;
import org.jsyslab.raft.RaftNode;
import org.jsyslab.raft.RaftState;
import org.jsyslab.raft.admin.AdminMessage.AdminReply;
import org.jsyslab.raft.admin.AdminMessage.AdminRequest;
import org.jsyslab.raft.admin.AdminOperation.AddServer;
import org.jsyslab.raft.admin.AdminOperation.Compact;
import org.jsyslab.raft.admin.AdminOperation.RemoveServer;
import org.jsyslab.raft.admin.AdminOperation.Transfer;
import org.jsyslab.raft.admin.AdminResult.ChangeDone;
import org.jsyslab.raft.admin.AdminResult.ChangeRefused;
import org.jsyslab.raft.admin.AdminResult.ChangeUnderWay;
import org.jsyslab.raft.admin.AdminResult.NotLeader;
import org.jsyslab.raft.admin.AdminResult.ServerStatus;

/**
 * The operator's door to a Raft server of the same stack. It remembers nothing: a change that takes time is asked for
 * again and again until it is done, at whichever server leads then (AddServer and RemoveServer RPC of Ongaro's
 * dissertation, Figure 4.1; TransferLeadership, §3.10).
 */
public final class AdminServer implements Node<AdminMessage> {
    private final Env<AdminMessage> env;
    private final RaftNode raft;

    public AdminServer(Env<AdminMessage> env, RaftNode raft) {
        this.env = env;
        this.raft = raft;
    }

    @Override
    public Handlers<AdminMessage> handlers() {
        return new Handlers<AdminMessage>()
                .message(AdminRequest.class, this::onAdminRequest)
                .message(AdminReply.class, this::onAdminReply)
                .covering(AdminMessage.class);
    }

    void onAdminRequest(NodeId operator, AdminRequest request) {
        env.send(operator, new AdminReply(request.op(), answer(request.operation())));
    }

    /** Servers ask for nothing: a reply is somebody's mistake. */
    void onAdminReply(NodeId from, AdminReply reply) {
        env.note("ignores an operator's reply from " + from);
    }

    private AdminResult answer(AdminOperation operation) {
        if (operation instanceof AddServer add) {
            return told(raft.administration().add(add.server()));
        } else if (operation instanceof RemoveServer remove) {
            return told(raft.administration().remove(remove.server()));
        } else if (operation instanceof Transfer transfer) {
            return transfer(transfer.target());
        } else if (operation instanceof Compact) {
            raft.administration().takeSnapshot();
        }
        return status();
    }

    private AdminResult told(Optional<ChangeStatus> change) {
        if (change.isEmpty()) {
            return new NotLeader(raft.leader());
        }
        return switch (change.get().stage()) {
            case DONE -> new ChangeDone();
            case UNDER_WAY -> new ChangeUnderWay();
            case REFUSED -> new ChangeRefused(change.get().reason());
        };
    }

    private AdminResult transfer(NodeId target) {
        boolean leads = raft.state().leader().equals(Optional.of(target));
        return leads ? new ChangeDone() : told(raft.administration().transferTo(target));
    }

    private ServerStatus status() {
        RaftState state = raft.state();
        return new ServerStatus(
                env.self(),
                state.role(),
                state.term(),
                state.leader(),
                state.commitIndex(),
                state.lastApplied(),
                state.log().base().index(),
                state.log().lastIndex(),
                state.log().configuration().voters(),
                raft.administration().holdsLease());
    }
}

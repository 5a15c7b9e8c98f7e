package org.jsyslab.heartbeat.membership.client;

import org.jsyslab.common.node.Env;
import org.jsyslab.common.node.Handlers;
import org.jsyslab.common.node.Node;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.OpId;
import org.jsyslab.heartbeat.membership.MembershipNode;
import org.jsyslab.heartbeat.membership.client.ClientMessage.JoinRequest;
import org.jsyslab.heartbeat.membership.client.ClientMessage.LeaveRequest;
import org.jsyslab.heartbeat.membership.client.ClientMessage.ViewReply;
import org.jsyslab.heartbeat.membership.client.ClientMessage.ViewRequest;

/** Answers clients for a member of the same stack. */
public class MembershipServer implements Node<ClientMessage> {
    private final Env<ClientMessage> env;
    private final MembershipNode membership;

    public MembershipServer(Env<ClientMessage> env, MembershipNode membership) {
        this.env = env;
        this.membership = membership;
    }

    @Override
    public Handlers<ClientMessage> handlers() {
        return new Handlers<ClientMessage>()
                .message(ViewRequest.class, (client, request) -> reply(client, request.op()))
                .message(LeaveRequest.class, this::onLeaveRequest)
                .message(JoinRequest.class, this::onJoinRequest)
                .message(ViewReply.class, (from, reply) -> env.note("ignores a reply from " + from.name()))
                .covering(ClientMessage.class);
    }

    private void onLeaveRequest(NodeId client, LeaveRequest request) {
        membership.leave();
        reply(client, request.op());
    }

    private void onJoinRequest(NodeId client, JoinRequest request) {
        membership.join();
        reply(client, request.op());
    }

    private void reply(NodeId client, OpId op) {
        env.send(client, new ViewReply(op, membership.beliefs()));
    }
}

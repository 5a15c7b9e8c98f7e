package org.jsyslab.raft;

import java.util.ArrayList;
import java.util.List;
import org.jsyslab.common.node.Env;
import org.jsyslab.common.node.Handlers;
import org.jsyslab.common.node.Node;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.Operation;
import org.jsyslab.raft.RaftMessage.AppendEntries;
import org.jsyslab.raft.RaftMessage.AppendReply;
import org.jsyslab.raft.RaftMessage.InstallSnapshot;
import org.jsyslab.raft.RaftMessage.PreVote;
import org.jsyslab.raft.RaftMessage.PreVoteReply;
import org.jsyslab.raft.RaftMessage.RequestVote;
import org.jsyslab.raft.RaftMessage.SnapshotReply;
import org.jsyslab.raft.RaftMessage.TimeoutNow;
import org.jsyslab.raft.RaftMessage.VoteReply;

/** A server that says what a test tells it to say, and remembers what it hears: the other end of the paper's RPCs. */
final class Puppet implements Node<RaftMessage> {
    private final Env<RaftMessage> env;
    private final List<RaftMessage> heard = new ArrayList<>();

    /** Makes a puppet speak. */
    record Say(NodeId to, RaftMessage message) implements Operation {}

    Puppet(Env<RaftMessage> env) {
        this.env = env;
    }

    @Override
    public Handlers<RaftMessage> handlers() {
        return new Handlers<RaftMessage>()
                .invoke(Say.class, (asker, say) -> env.send(say.to(), say.message()))
                .message(RequestVote.class, this::hear)
                .message(VoteReply.class, this::hear)
                .message(AppendEntries.class, this::hear)
                .message(AppendReply.class, this::hear)
                .message(InstallSnapshot.class, this::hear)
                .message(SnapshotReply.class, this::hear)
                .message(PreVote.class, this::hear)
                .message(PreVoteReply.class, this::hear)
                .message(TimeoutNow.class, this::hear)
                .covering(RaftMessage.class);
    }

    /** What it heard so far, in order. */
    List<RaftMessage> heard() {
        return heard;
    }

    private void hear(NodeId from, RaftMessage message) {
        heard.add(message);
    }
}

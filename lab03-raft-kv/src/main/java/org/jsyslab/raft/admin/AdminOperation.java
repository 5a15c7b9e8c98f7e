package org.jsyslab.raft.admin;

import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.Operation;

/** What an operator can ask for. All may be repeated: what is done already is not done again. */
public sealed interface AdminOperation extends Operation {

    /** How one server is: {@link AdminResult.ServerStatus}. */
    record Inspect(NodeId server) implements AdminOperation {}

    /** Lets one server take a snapshot of what it has applied: its {@link AdminResult.ServerStatus} then. */
    record Compact(NodeId server) implements AdminOperation {}

    /** Lets the leader hand over to that server, which must be a voter; ends when it leads. */
    record Transfer(NodeId target) implements AdminOperation {}

    /** Adds a server; ends when the cluster has it as a voter, and that is committed. */
    record AddServer(NodeId server) implements AdminOperation {}

    /** Removes a server; ends when the cluster is without it, and that is committed. */
    record RemoveServer(NodeId server) implements AdminOperation {}
}

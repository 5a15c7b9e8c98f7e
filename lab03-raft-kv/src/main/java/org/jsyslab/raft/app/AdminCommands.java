package org.jsyslab.raft.app;

import java.util.List;
import org.jsyslab.common.cli.OperationCommand;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.Operation;
import org.jsyslab.raft.admin.AdminOperation.AddServer;
import org.jsyslab.raft.admin.AdminOperation.Compact;
import org.jsyslab.raft.admin.AdminOperation.RemoveServer;
import org.jsyslab.raft.admin.AdminOperation.Transfer;
import org.jsyslab.raft.admin.AdminResult.ServerStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** What an operator asks of the servers, as commands. */
final class AdminCommands {
    private AdminCommands() {}

    /** All of them, made anew. */
    static List<OperationCommand> all() {
        return List.of(new TransferCommand(), new AddCommand(), new RemoveCommand(), new SnapshotCommand());
    }

    @Command(name = "transfer", description = "Lets the leader hand over to another server of the cluster.")
    static final class TransferCommand implements OperationCommand {
        @Parameters(paramLabel = "NODE")
        String node;

        @Override
        public Operation operation() {
            return new Transfer(NodeId.of(node));
        }

        @Override
        public String show(Record result) {
            return node + " leads";
        }
    }

    @Command(
            name = "add-node",
            description = {
                "Adds a server to the cluster: start it first, such as with: node n4",
                "It catches up with the log before it votes and counts."
            })
    static final class AddCommand implements OperationCommand {
        @Parameters(paramLabel = "NODE", description = "Its name, with its address unless it goes by the port rule.")
        String node;

        @Override
        public Operation operation() {
            return new AddServer(NodeId.of(node));
        }

        @Override
        public String show(Record result) {
            return node + " belongs to the cluster";
        }
    }

    @Command(name = "remove-node", description = "Removes a server from the cluster; its process runs on.")
    static final class RemoveCommand implements OperationCommand {
        @Parameters(paramLabel = "NODE")
        String node;

        @Override
        public Operation operation() {
            return new RemoveServer(NodeId.of(node));
        }

        @Override
        public String show(Record result) {
            return node + " no longer belongs to the cluster; its process can be ended";
        }
    }

    @Command(name = "snapshot", description = "Lets a server take a snapshot, which replaces its log so far.")
    static final class SnapshotCommand implements OperationCommand {
        @Parameters(paramLabel = "NODE")
        String node;

        @Override
        public Operation operation() {
            return new Compact(NodeId.of(node));
        }

        @Override
        public String show(Record result) {
            ServerStatus status = (ServerStatus) result;
            return "%s has replaced its log up to entry %d by a snapshot"
                    .formatted(status.server().name(), status.base());
        }
    }
}

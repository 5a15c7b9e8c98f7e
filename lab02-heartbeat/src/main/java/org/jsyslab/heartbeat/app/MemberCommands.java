package org.jsyslab.heartbeat.app;

import java.util.Optional;
import org.jsyslab.common.cli.OperationCommand;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.Operation;
import org.jsyslab.heartbeat.membership.client.MembershipOperation.LetJoin;
import org.jsyslab.heartbeat.membership.client.MembershipOperation.LetLeave;
import org.jsyslab.heartbeat.membership.client.MembershipOperation.ShowMembers;
import org.jsyslab.heartbeat.membership.client.Views;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Looking into a group and changing it, as commands. */
final class MemberCommands {
    private MemberCommands() {}

    @Command(name = "members", description = "Shows what each member believes of the others.")
    static final class Members implements OperationCommand {
        @Option(names = "--of", paramLabel = "NODE", description = "Asks this one only.")
        String of;

        @Override
        public Operation operation() {
            return new ShowMembers(Optional.ofNullable(of).map(NodeId::of));
        }

        @Override
        public String show(Record result) {
            return ViewText.of((Views) result);
        }
    }

    @Command(name = "leave", description = "Lets a member leave the group: not a failure.")
    static final class Leave implements OperationCommand {
        @Parameters(paramLabel = "NODE")
        String node;

        @Override
        public Operation operation() {
            return new LetLeave(NodeId.of(node));
        }

        @Override
        public String show(Record result) {
            return node + " has left the group; its process runs on, and join " + node + " brings it back";
        }
    }

    @Command(name = "join", description = "Lets a node join again that has left the group.")
    static final class Join implements OperationCommand {
        @Parameters(paramLabel = "NODE")
        String node;

        @Override
        public Operation operation() {
            return new LetJoin(NodeId.of(node));
        }

        @Override
        public String show(Record result) {
            return node + " is a member, in its life "
                    + ((Views) result).views().get(0).incarnation();
        }
    }
}

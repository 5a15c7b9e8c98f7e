package org.jsyslab.heartbeat.app;

import java.util.Optional;
import org.jsyslab.common.cli.OperationCommand;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.Operation;
import org.jsyslab.heartbeat.failover.CounterClient.Given;
import org.jsyslab.heartbeat.failover.Next;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Taking a number from the counter, as a command. */
@Command(name = "next", description = "Takes a number from the counter, which is to give each number once.")
final class NextCommand implements OperationCommand {
    @Option(names = "--ask", paramLabel = "NODE", description = "Asks this replica first.")
    String first;

    @Override
    public Operation operation() {
        return new Next(Optional.ofNullable(first).map(NodeId::of));
    }

    @Override
    public String show(Record result) {
        return Long.toString(((Given) result).number());
    }
}

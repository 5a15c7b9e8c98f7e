package org.jsyslab.common.cli;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.jsyslab.common.codec.Schema;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.Operation;
import org.jsyslab.common.node.Stack.Assembly;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The smallest lab, to test what labs share. */
public class CounterLab implements Lab {
    private final Options options = new Options();

    /** What the processes of a cluster call. */
    public CounterLab() {}

    @Command
    static final class Options implements JointOptions {
        @Option(names = "--step", defaultValue = "1", description = "What an addition of one adds.")
        long step;

        @Option(names = "--exactly", description = "Every addition is of one.")
        boolean exactly;

        @Override
        public void requireSound() {
            if (exactly && step != 1) {
                throw new IllegalArgumentException("--exactly allows no --step");
            }
        }
    }

    @Command(name = "add", description = "Adds to a counter.")
    static final class AddCommand implements OperationCommand {
        @Parameters(paramLabel = "NODE")
        String node;

        @Parameters(paramLabel = "AMOUNT")
        long amount;

        @Override
        public Operation operation() {
            if (amount < 0) {
                throw new IllegalArgumentException("the amount must not be negative");
            }
            return new CounterOperation.Increase(node, amount);
        }

        @Override
        public String show(Record result) {
            return Long.toString(((CounterMessage.Total) result).value());
        }
    }

    @Command(name = "value", description = "Shows a counter.")
    static final class ValueCommand implements OperationCommand {
        @Parameters(paramLabel = "NODE")
        String node;

        @Option(names = "--at-least", description = "Fails below this value.")
        long least;

        @Override
        public Operation operation() {
            return new CounterOperation.Value(node);
        }

        @Override
        public String show(Record result) {
            return Long.toString(((CounterMessage.Total) result).value());
        }

        @Override
        public boolean succeeded(Record result) {
            return ((CounterMessage.Total) result).value() >= least;
        }
    }

    @Override
    public int number() {
        return 9;
    }

    @Override
    public String title() {
        return "A counter that tells its value to others";
    }

    @Override
    public Schema schema() {
        return Schema.of(CounterMessage.class, CounterServer.Count.class);
    }

    @Override
    public Assembly server(NodeId self, SortedSet<NodeId> members) {
        return stack -> stack.add(new CounterServer(stack.env(CounterMessage.class), members, options.step));
    }

    @Override
    public Assembly client(NodeId self, SortedSet<NodeId> servers) {
        return stack -> stack.add(new CounterClient(stack.env(CounterMessage.class), servers));
    }

    @Override
    public List<OperationCommand> operations() {
        return List.of(new AddCommand(), new ValueCommand());
    }

    @Override
    public Optional<String> handTypedMessage() {
        return Optional.of("{}");
    }

    @Override
    public Object options() {
        return options;
    }

    @Override
    public Optional<Load> load() {
        return Optional.of((client, random) -> new CounterOperation.Increase("n1", 1));
    }

    @Override
    public Optional<Demo> demo() {
        return Optional.of(CounterLab::tell);
    }

    @Override
    public Optional<SimulatedRun> simulation() {
        return Optional.of((simulation, out) -> {
            out.println("seed " + simulation.seed());
            return simulation.seed() != 13;
        });
    }

    private static void tell(Story story, Stage stage) {
        story.step("A counter survives kill -9");
        LabCluster cluster = stage.cluster(1);
        cluster.invoke(new CounterOperation.Increase("n1", 5));
        cluster.processes().kill("n1");
        cluster.processes().restart("n1");
        LabCluster.Finished read = cluster.command("value", "n1");
        story.checkEquals("nothing was lost", "5", read.output());
    }
}

package org.jsyslab.raft.app;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jsyslab.common.cli.Demo;
import org.jsyslab.common.cli.Lab;
import org.jsyslab.common.cli.LabMain;
import org.jsyslab.common.cli.Load;
import org.jsyslab.common.cli.OperationCommand;
import org.jsyslab.common.cli.SimulatedRun;
import org.jsyslab.common.codec.Schema;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.Stack.Assembly;
import org.jsyslab.common.runtime.Builder;
import org.jsyslab.raft.Configuration;
import org.jsyslab.raft.RaftMessage;
import org.jsyslab.raft.RaftNode;
import org.jsyslab.raft.admin.AdminClient;
import org.jsyslab.raft.admin.AdminMessage;
import org.jsyslab.raft.admin.AdminServer;
import org.jsyslab.raft.experiment.ElectionCdfExperiment;
import org.jsyslab.raft.experiment.SplitVoteExperiment;
import org.jsyslab.raft.kv.KvClient;
import org.jsyslab.raft.kv.KvMessage;
import org.jsyslab.raft.kv.KvServer;
import org.jsyslab.raft.scenario.SimulatedStore;

/** Lab 3: a key-value store replicated by Raft. */
public final class RaftKvLab implements Lab {
    private static final Duration OPERATOR_PATIENCE = Duration.ofSeconds(15);

    private final RaftFlags flags = new RaftFlags();

    /** What the processes of a cluster call. */
    public RaftKvLab() {}

    /** The command line. */
    public static void main(String[] arguments) {
        System.exit(LabMain.run(new RaftKvLab(), arguments));
    }

    @Override
    public int number() {
        return 3;
    }

    @Override
    public String title() {
        return "Raft: a replicated log, and a key-value store on it.";
    }

    @Override
    public Schema schema() {
        return SimulatedStore.SCHEMA;
    }

    @Override
    public boolean admitsNewcomers() {
        return true;
    }

    @Override
    public Assembly server(NodeId self, SortedSet<NodeId> members) {
        Configuration initial = initial(self, members);
        return stack -> {
            KvServer store = stack.add(new KvServer(stack.env(KvMessage.class)));
            RaftNode raft = stack.add(new RaftNode(stack.env(RaftMessage.class), flags.raft(), initial, store));
            store.replicatedBy(raft);
            stack.add(new AdminServer(stack.env(AdminMessage.class), raft));
        };
    }

    /** The first servers of the cluster; none for a node that is to be added to them. */
    private Configuration initial(NodeId self, SortedSet<NodeId> members) {
        SortedSet<NodeId> first = new TreeSet<>(members);
        first.removeAll(flags.spares);
        return new Configuration(first.contains(self) ? first : new TreeSet<>());
    }

    @Override
    public Assembly client(NodeId self, SortedSet<NodeId> servers) {
        List<NodeId> nearestFirst = new ArrayList<>(servers);
        nearestFirst.sort(Comparator.comparing(server -> !server.name().equals(self.process())));
        return stack -> {
            stack.add(new KvClient(stack.env(KvMessage.class), nearestFirst));
            stack.add(new AdminClient(stack.env(AdminMessage.class), nearestFirst, OPERATOR_PATIENCE));
        };
    }

    @Override
    public Object options() {
        return flags;
    }

    @Override
    public List<OperationCommand> operations() {
        List<OperationCommand> all = new ArrayList<>(KvCommands.all());
        all.addAll(AdminCommands.all());
        return all;
    }

    @Override
    public List<Object> commands() {
        return List.of(
                new StatusCommand(this),
                new SoakCommand(this),
                new SimulatePaxosCommand(this),
                new SimulateElectionCommand(this));
    }

    @Override
    public void equip(Builder process) {
        process.commands(new RedisCommands());
        KvRoutes.all().forEach(process::route);
    }

    @Override
    public Optional<String> handTypedMessage() {
        return Optional.of(
                "{\"body\":{\"type\":\"ClientQuery\",\"op\":\"me-1\",\"read\":{\"type\":\"Get\",\"key\":\"x\"}}}");
    }

    @Override
    public Optional<Demo> demo() {
        return Optional.of(new RaftDemo());
    }

    @Override
    public Optional<SimulatedRun> simulation() {
        return Optional.of((simulation, out) -> new ToldRun(simulation, out).run());
    }

    @Override
    public Optional<Load> load() {
        return Optional.of(new BenchLoad());
    }

    @Override
    public List<Object> experiments() {
        return List.of(new ElectionCdfExperiment(), new SplitVoteExperiment());
    }
}

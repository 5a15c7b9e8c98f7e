package org.jsyslab.heartbeat.app;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jsyslab.common.cli.Demo;
import org.jsyslab.common.cli.Lab;
import org.jsyslab.common.cli.LabMain;
import org.jsyslab.common.cli.OperationCommand;
import org.jsyslab.common.cli.SimulatedRun;
import org.jsyslab.common.codec.Schema;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.Stack;
import org.jsyslab.common.node.Stack.Assembly;
import org.jsyslab.common.runtime.Builder;
import org.jsyslab.common.runtime.http.HttpAnswer;
import org.jsyslab.common.runtime.http.Route;
import org.jsyslab.heartbeat.CentralMessage.Alive;
import org.jsyslab.heartbeat.CentralMessage.Report;
import org.jsyslab.heartbeat.GossipMessage.Gossip;
import org.jsyslab.heartbeat.HeartbeatMessage.Heartbeat;
import org.jsyslab.heartbeat.experiment.EpidemicExperiment;
import org.jsyslab.heartbeat.experiment.GossipFdExperiment;
import org.jsyslab.heartbeat.experiment.QosExperiment;
import org.jsyslab.heartbeat.failover.CounterClient;
import org.jsyslab.heartbeat.failover.CounterMessage;
import org.jsyslab.heartbeat.failover.FencedWriter;
import org.jsyslab.heartbeat.failover.Fencing;
import org.jsyslab.heartbeat.failover.Next;
import org.jsyslab.heartbeat.failover.Replica;
import org.jsyslab.heartbeat.failover.Resource;
import org.jsyslab.heartbeat.failover.ResourceMessage;
import org.jsyslab.heartbeat.membership.MembershipListener;
import org.jsyslab.heartbeat.membership.MembershipNode;
import org.jsyslab.heartbeat.membership.client.ClientMessage;
import org.jsyslab.heartbeat.membership.client.MembershipClient;
import org.jsyslab.heartbeat.membership.client.MembershipOperation.ShowMembers;
import org.jsyslab.heartbeat.membership.client.MembershipServer;
import org.jsyslab.heartbeat.scenario.SimulatedGroup;

/** Lab 2: failure detectors, and what a time-out can know. */
public final class HeartbeatLab implements Lab {
    private static final Duration CLIENT_PATIENCE = Duration.ofMillis(500);
    private static final int CLIENT_ATTEMPTS = 35;

    private final HeartbeatOptions options = new HeartbeatOptions();

    /** What the processes of a cluster call. */
    public HeartbeatLab() {}

    /** The command line. */
    public static void main(String[] arguments) {
        System.exit(LabMain.run(new HeartbeatLab(), arguments));
    }

    @Override
    public int number() {
        return 2;
    }

    @Override
    public String title() {
        return "Heartbeats: failure detectors, and what a time-out can know.";
    }

    @Override
    public Schema schema() {
        return SimulatedGroup.SCHEMA;
    }

    @Override
    public boolean admitsNewcomers() {
        return true;
    }

    @Override
    public Assembly server(NodeId self, SortedSet<NodeId> nodes) {
        if (options.resource.filter(self::equals).isPresent()) {
            return stack -> stack.add(new Resource(stack.env(ResourceMessage.class)));
        }
        SortedSet<NodeId> members = members(nodes);
        MembershipListener printer = options.events ? new EventLines(self, System.out) : MembershipListener.NOBODY;
        return stack -> {
            MembershipListener listener = printer.and(addCounter(stack, members));
            MembershipNode membership =
                    options.topology.addTo(stack, members, options.period, options.settings(), listener);
            stack.add(new MembershipServer(stack.env(ClientMessage.class), membership));
        };
    }

    /** Adds the counter to a stack, and tells what the group should tell it. */
    private MembershipListener addCounter(Stack stack, SortedSet<NodeId> members) {
        Duration patience = options.period.multipliedBy(2);
        Fencing fencing = options.resource
                .<Fencing>map(
                        resource -> stack.add(new FencedWriter(stack.env(ResourceMessage.class), resource, patience)))
                .orElse(Fencing.NONE);
        return stack.add(new Replica(stack.env(CounterMessage.class), members, fencing, patience));
    }

    /** All nodes but the resource. */
    private SortedSet<NodeId> members(SortedSet<NodeId> nodes) {
        SortedSet<NodeId> members = new TreeSet<>(nodes);
        options.resource.ifPresent(members::remove);
        return members;
    }

    @Override
    public Assembly client(NodeId self, SortedSet<NodeId> servers) {
        SortedSet<NodeId> members = members(servers);
        return stack -> {
            stack.add(new MembershipClient(stack.env(ClientMessage.class), members));
            stack.add(new CounterClient(
                    stack.env(CounterMessage.class), List.copyOf(members), CLIENT_PATIENCE, CLIENT_ATTEMPTS));
        };
    }

    @Override
    public Object options() {
        return options;
    }

    @Override
    public List<OperationCommand> operations() {
        return List.of(
                new MemberCommands.Members(), new MemberCommands.Leave(), new MemberCommands.Join(), new NextCommand());
    }

    @Override
    public List<Object> commands() {
        return List.of(new WatchCommand(this), new TrafficBench(this));
    }

    @Override
    public void equip(Builder process) {
        if (options.udp) {
            process.datagrams(List.of(Heartbeat.class, Alive.class, Report.class, Gossip.class));
        }
        process.route(new Route("POST", "/numbers", call -> new HttpAnswer.Ask(new Next(Optional.empty()))))
                .route(new Route("GET", "/members", call -> new HttpAnswer.Ask(new ShowMembers(Optional.empty()))))
                .route(new Route(
                        "GET",
                        "/members/{name}",
                        call -> new HttpAnswer.Ask(new ShowMembers(Optional.of(NodeId.of(call.variable("name")))))));
    }

    @Override
    public Optional<String> handTypedMessage() {
        return Optional.of("{\"body\":{\"type\":\"ViewRequest\",\"op\":\"me-1\"}}");
    }

    @Override
    public Optional<Demo> demo() {
        return Optional.of(new HeartbeatDemo());
    }

    @Override
    public Optional<SimulatedRun> simulation() {
        return Optional.of((simulation, out) -> new ToldRun(simulation, out).run());
    }

    @Override
    public List<Object> experiments() {
        return List.of(new QosExperiment(), new EpidemicExperiment(), new GossipFdExperiment());
    }
}

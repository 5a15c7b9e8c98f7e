package org.jsyslab.heartbeat.app;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.jsyslab.common.cli.Demo;
import org.jsyslab.common.cli.Lab;
import org.jsyslab.common.cli.LabMain;
import org.jsyslab.common.cli.OperationCommand;
import org.jsyslab.common.cli.SimulatedRun;
import org.jsyslab.common.codec.Schema;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.Stack.Assembly;
import org.jsyslab.common.runtime.Builder;
import org.jsyslab.common.runtime.http.HttpAnswer;
import org.jsyslab.common.runtime.http.Route;
import org.jsyslab.heartbeat.experiment.EpidemicExperiment;
import org.jsyslab.heartbeat.experiment.GossipFdExperiment;
import org.jsyslab.heartbeat.experiment.QosExperiment;
import org.jsyslab.heartbeat.membership.MembershipListener;
import org.jsyslab.heartbeat.membership.MembershipNode;
import org.jsyslab.heartbeat.membership.client.ClientMessage;
import org.jsyslab.heartbeat.membership.client.MembershipClient;
import org.jsyslab.heartbeat.membership.client.MembershipOperation.ShowMembers;
import org.jsyslab.heartbeat.membership.client.MembershipServer;
import org.jsyslab.heartbeat.scenario.SimulatedGroup;

/** Lab 2: failure detectors, and what a time-out can know. */
public final class HeartbeatLab implements Lab {
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
    public Assembly server(NodeId self, SortedSet<NodeId> members) {
        MembershipListener listener = options.events ? new EventLines(self, System.out) : MembershipListener.NOBODY;
        return stack -> {
            MembershipNode membership =
                    options.topology.addTo(stack, members, options.period, options.settings(), listener);
            stack.add(new MembershipServer(stack.env(ClientMessage.class), membership));
        };
    }

    @Override
    public Assembly client(NodeId self, SortedSet<NodeId> servers) {
        return stack -> stack.add(new MembershipClient(stack.env(ClientMessage.class), servers));
    }

    @Override
    public Object options() {
        return options;
    }

    @Override
    public List<OperationCommand> operations() {
        return List.of(new MemberCommands.Members(), new MemberCommands.Leave(), new MemberCommands.Join());
    }

    @Override
    public List<Object> commands() {
        return List.of(new WatchCommand(this), new TrafficBench(this));
    }

    @Override
    public void equip(Builder process) {
        process.route(new Route("GET", "/members", call -> new HttpAnswer.Ask(new ShowMembers(Optional.empty()))))
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

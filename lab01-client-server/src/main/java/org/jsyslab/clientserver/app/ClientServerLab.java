package org.jsyslab.clientserver.app;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.jsyslab.clientserver.experiment.BankRun;
import org.jsyslab.clientserver.experiment.RpcSemanticsExperiment;
import org.jsyslab.clientserver.experiment.SimulatedBank;
import org.jsyslab.clientserver.experiment.TailExperiment;
import org.jsyslab.clientserver.rpc.BankCall.Deposit;
import org.jsyslab.clientserver.rpc.RpcClient;
import org.jsyslab.clientserver.rpc.RpcMessage;
import org.jsyslab.clientserver.rpc.RpcServer;
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

/** Lab 1: TCP servers by hand, and remote procedure calls to a bank. */
public final class ClientServerLab implements Lab {
    private final RpcOptions options = new RpcOptions();

    /** What the processes of a cluster call. */
    public ClientServerLab() {}

    /** The command line. */
    public static void main(String[] arguments) {
        System.exit(LabMain.run(new ClientServerLab(), arguments));
    }

    @Override
    public int number() {
        return 1;
    }

    @Override
    public String title() {
        return "Clients and servers: TCP by hand, and remote procedure calls to a bank.";
    }

    @Override
    public int defaultNodes() {
        return 1;
    }

    @Override
    public Schema schema() {
        return BankRun.SCHEMA;
    }

    @Override
    public Assembly server(NodeId self, SortedSet<NodeId> members) {
        return stack -> stack.add(new RpcServer(stack.env(RpcMessage.class)));
    }

    @Override
    public Assembly client(NodeId self, SortedSet<NodeId> servers) {
        return stack -> stack.add(new RpcClient(
                stack.env(RpcMessage.class), servers.first(), options.semantics, options.retransmission()));
    }

    @Override
    public Object options() {
        return options;
    }

    @Override
    public List<OperationCommand> operations() {
        return List.of(new AccountCommands.Deposit(), new AccountCommands.Withdraw(), new AccountCommands.Balance());
    }

    @Override
    public List<Object> commands() {
        return List.of(
                new TellerCommand(this, options),
                new ServeCommand(),
                new SendCommand(),
                new ChatCommand(),
                new SocketsBenchCommand(),
                new SimulateChatCommand(this),
                new OrderCommand());
    }

    @Override
    public void equip(Builder process) {
        BankRoutes.all().forEach(process::route);
    }

    @Override
    public Optional<String> handTypedMessage() {
        return Optional.of("{\"body\":{\"type\":\"Request\",\"op\":\"me-1\",\"semantics\":\"AT_MOST_ONCE\","
                + "\"call\":{\"type\":\"Deposit\",\"account\":\"alice\",\"amount\":5}}}");
    }

    @Override
    public Optional<Demo> demo() {
        return Optional.of(new BankDemo());
    }

    @Override
    public Optional<SimulatedRun> simulation() {
        return Optional.of((simulation, out) -> new SimulatedBank(simulation, out).run());
    }

    @Override
    public List<Object> experiments() {
        return List.of(new TailExperiment(), new RpcSemanticsExperiment());
    }

    @Override
    public Optional<Load> load() {
        return Optional.of((client, random) -> new Deposit("account-" + client, 1));
    }
}

package org.jsyslab.clientserver.experiment;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jsyslab.clientserver.rpc.BankCall;
import org.jsyslab.clientserver.rpc.BankCall.Balance;
import org.jsyslab.clientserver.rpc.BankCall.Deposit;
import org.jsyslab.clientserver.rpc.BankResult.Holds;
import org.jsyslab.clientserver.rpc.Executed;
import org.jsyslab.clientserver.rpc.Retransmission;
import org.jsyslab.clientserver.rpc.RpcClient;
import org.jsyslab.clientserver.rpc.RpcMessage;
import org.jsyslab.clientserver.rpc.RpcServer;
import org.jsyslab.clientserver.rpc.Semantics;
import org.jsyslab.common.codec.Schema;
import org.jsyslab.common.history.Recorded;
import org.jsyslab.common.node.Env;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.Outcome;
import org.jsyslab.common.sim.Condition;
import org.jsyslab.common.sim.Delay;
import org.jsyslab.common.sim.Simulation;
import org.jsyslab.common.sim.Workload;

/**
 * A simulated bank: one server and clients that each pay single coins into an account of their own, so that an
 * account's balance counts the executions of its client's deposits.
 */
public final class BankRun {
    /** What bank and clients exchange and store; in every fourth seed messages really take its forms on their way. */
    public static final Schema SCHEMA = Schema.of(RpcMessage.class, Executed.class);

    /** The bank. */
    public static final NodeId SERVER = NodeId.of("n1");
    /** How the clients retransmit: until they have a reply. */
    public static final Retransmission PATIENT =
            new Retransmission(Duration.ofMillis(10), Duration.ofMillis(200), 1_000);

    /**
     * What one client asked for, what it was told, and what its account says in the end.
     *
     * @param asked how many deposits it asked for
     * @param acknowledged how many of them succeeded, as it was told
     * @param unknown of how many it was told that the outcome is unknown
     * @param balance what the account holds: how many deposits were executed
     */
    public record Account(long asked, long acknowledged, long unknown, long balance) {}

    private static final NodeId AUDITOR = NodeId.of("auditor");

    private final Simulation simulation;
    private final List<Workload> workloads = new ArrayList<>();

    /** A bank with another kind of server. */
    public BankRun(Simulation simulation, Function<Env<RpcMessage>, RpcServer> server) {
        this.simulation = simulation;
        if (simulation.seed() % 4 == 0) {
            simulation.network().codec(SCHEMA::travelled);
        }
        simulation.add(SERVER, stack -> stack.add(server.apply(stack.env(RpcMessage.class))));
    }

    /** A bank without clients. */
    public BankRun(Simulation simulation) {
        this(simulation, RpcServer::new);
    }

    /** Adds a client, c1 for the first. */
    public BankRun client(Semantics semantics, int deposits) {
        return client(semantics, deposits, env -> new RpcClient(env, SERVER, semantics, PATIENT));
    }

    /** Adds a client of another kind. */
    public BankRun client(Semantics semantics, int deposits, Function<Env<RpcMessage>, RpcClient> client) {
        Deposit coin = new Deposit(nextClient().name(), 1);
        return client(Collections.nCopies(deposits, coin), client);
    }

    /** Adds a client that makes these calls, one after the other. */
    public BankRun client(List<? extends BankCall> calls, Function<Env<RpcMessage>, RpcClient> client) {
        NodeId id = nextClient();
        simulation.add(id, stack -> stack.add(client.apply(stack.env(RpcMessage.class))));
        workloads.add(simulation.workload(id, calls.iterator(), Delay.exponential(Duration.ofMillis(5))));
        return this;
    }

    private NodeId nextClient() {
        return NodeId.of("c" + (workloads.size() + 1));
    }

    /** Runs until all clients are done, then half a minute more, for what is still under way. */
    public BankRun finish() {
        simulation.eventually(
                Condition.of("all clients are done", sim -> workloads.stream().allMatch(Workload::isDone)),
                Duration.ofMinutes(30));
        simulation.run(Duration.ofSeconds(30));
        return this;
    }

    /** How many deposits the client of that number, from 1, has asked for so far. */
    public long asked(int client) {
        return workloads.get(client - 1).asked();
    }

    /** What all clients have asked for and were told so far. */
    public List<Recorded> history() {
        return workloads.stream()
                .flatMap(workload -> workload.history().stream())
                .toList();
    }

    /** The account of the client of that number, from 1. */
    public Account account(int client) {
        List<Recorded> history = workloads.get(client - 1).history();
        return new Account(
                history.size(),
                history.stream()
                        .filter(call -> call.outcome() instanceof Outcome.Ok)
                        .count(),
                history.stream()
                        .filter(call -> call.outcome() instanceof Outcome.Unknown)
                        .count(),
                balance("c" + client));
    }

    /** What the server's account of that name holds, asked over a network that is healed first. */
    private long balance(String account) {
        simulation.network().heal().lose(0);
        if (!simulation.machines().containsKey(AUDITOR)) {
            simulation.add(
                    AUDITOR,
                    stack -> stack.add(
                            new RpcClient(stack.env(RpcMessage.class), SERVER, Semantics.AT_LEAST_ONCE, PATIENT)));
        }
        simulation.run(Duration.ofMillis(1));
        var asked = simulation.invoke(AUDITOR, new Balance(account));
        simulation.eventually(Condition.of("the auditor has an answer", sim -> asked.isDone()), Duration.ofMinutes(1));
        return ((Holds) ((Outcome.Ok) asked.outcome().orElseThrow()).result()).amount();
    }
}

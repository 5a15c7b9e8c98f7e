package org.jsyslab.clientserver.experiment;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jsyslab.clientserver.rpc.Retransmission;
import org.jsyslab.clientserver.rpc.RpcClient;
import org.jsyslab.clientserver.rpc.RpcMessage;
import org.jsyslab.clientserver.rpc.RpcMessage.Request;
import org.jsyslab.clientserver.rpc.RpcServer;
import org.jsyslab.clientserver.rpc.Semantics;
import org.jsyslab.common.grade.ChangedEnv;
import org.jsyslab.common.node.Env;
import org.jsyslab.common.node.Event;
import org.jsyslab.common.sim.Delay;
import org.jsyslab.common.sim.Link;
import org.jsyslab.common.sim.Machine;
import org.jsyslab.common.sim.Simulation;

/**
 * Calls of one client to one server, each request and each reply lost with the same probability, and counts of what
 * came of them. Client and server are those of the lab; the wait between two sendings is constant but for a small
 * random part, and longer than any round trip, so that no request is sent again while its reply is under way.
 */
final class LossyCalls {
    private static final Delay ONE_WAY = Delay.constant(Duration.ofMillis(1));
    private static final Duration WAIT = Duration.ofMillis(10);
    private static final Retransmission UNTIL_REPLY = new Retransmission(WAIT, WAIT, 1_000);
    private static final Duration BETWEEN_CRASHES = Duration.ofMillis(40);
    private static final Duration LONGEST_DOWN = Duration.ofMillis(20);

    /**
     * Averages of all calls.
     *
     * @param attempts how often a request was sent
     * @param executions how often it was executed
     * @param completed share of the calls whose reply came
     */
    record Averages(double attempts, double executions, double completed) {}

    private final long seed;
    private final double loss;
    private final int calls;

    LossyCalls(long seed, double loss, int calls) {
        this.seed = seed;
        this.loss = loss;
        this.calls = calls;
    }

    /** The calls, with a server that does not crash. */
    Averages averages(Semantics semantics) {
        return run(new Simulation(seed), semantics, RpcServer::new);
    }

    /** At-most-once calls to a server that crashes and restarts many times, with its table of last calls on disk. */
    Averages withCrashes() {
        return run(crashing(), Semantics.AT_MOST_ONCE, RpcServer::new);
    }

    /** The same with the table in memory. */
    Averages withCrashesAndVolatileTable() {
        return run(
                crashing(),
                Semantics.AT_MOST_ONCE,
                env -> new RpcServer(ChangedEnv.forgettingTable(env, "last calls")));
    }

    private Averages run(Simulation simulation, Semantics semantics, Function<Env<RpcMessage>, RpcServer> server) {
        AtomicLong attempts = new AtomicLong();
        simulation.observe(event -> {
            if (event.kind() == Event.Kind.SEND && event.subject() instanceof Request) {
                attempts.incrementAndGet();
            }
        });
        simulation.forceTime(Delay.NONE).network().links(new Link(ONE_WAY, loss, 0));
        BankRun run = new BankRun(simulation, server)
                .client(semantics, calls, env -> new RpcClient(env, BankRun.SERVER, semantics, UNTIL_REPLY))
                .finish();
        double sent = attempts.get(); // before the audit, which calls too
        BankRun.Account account = run.account(1);
        return new Averages(sent / calls, account.balance() / (double) calls, account.acknowledged() / (double) calls);
    }

    /** A server that crashes as it forces an execution: sometimes it is on disk, and the reply never leaves. */
    private Simulation crashing() {
        Simulation simulation = new Simulation(seed);
        for (int i = 1; i <= calls / 4; i++) { // a call takes 7 ms or more, so that there are crashes most of the time
            Duration crash = BETWEEN_CRASHES.multipliedBy(i);
            simulation.at(crash, () -> simulation.machine(BankRun.SERVER).crashAtNextForce());
            simulation.at(crash.plus(LONGEST_DOWN), () -> revive(simulation.machine(BankRun.SERVER)));
        }
        return simulation;
    }

    private static void revive(Machine server) {
        server.spareNextForce();
        if (!server.isUp()) {
            server.restart();
        }
    }
}

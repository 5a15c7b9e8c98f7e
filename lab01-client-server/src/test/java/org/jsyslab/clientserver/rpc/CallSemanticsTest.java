package org.jsyslab.clientserver.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jsyslab.common.sim.Invariant.always;
import static org.jsyslab.common.sim.Seeds.forEachSeed;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jsyslab.clientserver.experiment.BankRun;
import org.jsyslab.common.grade.Part;
import org.jsyslab.common.grade.Points;
import org.jsyslab.common.node.Env;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.sim.Chaos;
import org.jsyslab.common.sim.Delay;
import org.jsyslab.common.sim.Invariant;
import org.jsyslab.common.sim.Link;
import org.jsyslab.common.sim.Simulation;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The three call semantics, each over hundreds of seeded runs with loss, duplication, delay and crashes. */
@Part("B Remote calls")
class CallSemanticsTest {
    private static final int DEPOSITS = 20;

    /** The server under test; a mutant overrides it. */
    RpcServer server(Env<RpcMessage> env) {
        return new RpcServer(env);
    }

    /** The client under test; a mutant overrides it. */
    RpcClient client(Env<RpcMessage> env, Semantics semantics) {
        return new RpcClient(env, BankRun.SERVER, semantics, BankRun.PATIENT);
    }

    @Test
    @Points(6)
    @DisplayName("without faults all three semantics are exactly once (Birrell & Nelson, section 1.2)")
    void withoutFaultsAllAreExactlyOnce() {
        forEachSeed("without faults each deposit is executed once", simulation -> {
            BankRun run = bank(simulation);
            for (Semantics semantics : Semantics.values()) {
                run.client(semantics, DEPOSITS, env -> client(env, semantics));
            }
            run.finish();
            for (int client = 1; client <= 3; client++) {
                assertThat(run.account(client)).isEqualTo(new BankRun.Account(DEPOSITS, DEPOSITS, 0, DEPOSITS));
            }
        });
    }

    @Test
    @Points(8)
    @DisplayName(
            "at-most-once: a deposit is executed once if acknowledged, and never twice, whatever is lost or crashes")
    void atMostOnceIsNeverWrong() {
        AtomicLong crashes = new AtomicLong();
        forEachSeed("at-most-once deposits are executed once", simulation -> {
            simulation.network().links(Link.LAN.losing(0.15).duplicating(0.1));
            BankRun run = bank(simulation);
            for (int i = 0; i < 3; i++) {
                run.client(Semantics.AT_MOST_ONCE, DEPOSITS, env -> client(env, Semantics.AT_MOST_ONCE));
            }
            simulation.check(noDepositTwice(run));
            new Chaos(simulation, List.of(BankRun.SERVER))
                    .rhythm(Delay.exponential(Duration.ofMillis(100)), Delay.exponential(Duration.ofMillis(50)))
                    .crashes(1)
                    .pauses()
                    .until(Duration.ofSeconds(2));
            run.finish();
            for (int client = 1; client <= 3; client++) {
                BankRun.Account account = run.account(client);
                assertThat(account.acknowledged())
                        .as("deposits acknowledged to c" + client)
                        .isEqualTo(DEPOSITS);
                assertThat(account.balance()).as("balance of a client").isEqualTo(DEPOSITS);
            }
            crashes.addAndGet(simulation.machine(BankRun.SERVER).incarnation() - 1);
        });
        assertThat(crashes).as("crashes of the server in all runs").hasPositiveValue();
    }

    @Test
    @Points(5)
    @DisplayName("at-least-once: an acknowledged deposit is executed once or more often; with loss, some are repeated")
    void atLeastOnceRepeats() {
        AtomicLong repeated = new AtomicLong();
        forEachSeed("at-least-once deposits are executed at least once", simulation -> {
            simulation.network().links(Link.LAN.losing(0.2));
            BankRun run = bank(simulation)
                    .client(Semantics.AT_LEAST_ONCE, DEPOSITS, env -> client(env, Semantics.AT_LEAST_ONCE))
                    .finish();
            BankRun.Account account = run.account(1);
            assertThat(account.acknowledged()).isEqualTo(DEPOSITS);
            assertThat(account.balance()).isGreaterThanOrEqualTo(DEPOSITS);
            repeated.addAndGet(account.balance() - DEPOSITS);
        });
        assertThat(repeated).as("deposits executed again").hasPositiveValue();
    }

    @Test
    @Points(4)
    @DisplayName("maybe: a deposit is executed once or not at all, and its caller may not learn which")
    void maybeLoses() {
        AtomicLong lost = new AtomicLong();
        AtomicLong doneUnnoticed = new AtomicLong();
        forEachSeed("maybe deposits are executed at most once", simulation -> {
            simulation.network().links(Link.LAN.losing(0.2));
            BankRun run = bank(simulation)
                    .client(Semantics.MAYBE, DEPOSITS, env -> client(env, Semantics.MAYBE))
                    .finish();
            BankRun.Account account = run.account(1);
            assertThat(account.acknowledged() + account.unknown()).isEqualTo(DEPOSITS);
            assertThat(account.balance()).isBetween(account.acknowledged(), (long) DEPOSITS);
            lost.addAndGet(DEPOSITS - account.balance());
            doneUnnoticed.addAndGet(account.balance() - account.acknowledged());
        });
        assertThat(lost).as("deposits never executed").hasPositiveValue();
        assertThat(doneUnnoticed).as("deposits executed without a reply").hasPositiveValue();
    }

    @Test
    @DisplayName("a repeated request is answered from memory: it costs no write")
    void aRepeatedRequestCostsNoWrite() {
        forEachSeed("the disk is forced once per deposit", simulation -> {
            simulation.network().links(Link.LAN.duplicating(1));
            new BankRun(simulation).client(Semantics.AT_MOST_ONCE, DEPOSITS).finish();
            assertThat(simulation.machine(BankRun.SERVER).forces()).isEqualTo(DEPOSITS);
        });
    }

    @Test
    @Points(3)
    @DisplayName("a client that restarts is a new client: its first call is not taken for an old one")
    void aRestartedClientIsANewOne() {
        forEachSeed("calls after a client's restart are executed", simulation -> {
            BankRun run = bank(simulation)
                    .client(Semantics.AT_MOST_ONCE, 2 * DEPOSITS, env -> client(env, Semantics.AT_MOST_ONCE));
            NodeId client = NodeId.of("c1");
            simulation.at(Duration.ofMillis(40), simulation.machine(client)::crash);
            simulation.at(Duration.ofMillis(80), simulation.machine(client)::restart);
            run.finish();
            BankRun.Account account = run.account(1);
            assertThat(account.asked()).isEqualTo(2 * DEPOSITS);
            assertThat(account.balance())
                    .as("balance of a client")
                    .isBetween(account.acknowledged(), account.acknowledged() + account.unknown());
        });
    }

    @Test
    @Points(3)
    @DisplayName("a client whose server is silent is told so, in bounded time (S4)")
    void aSilentServerIsReported() {
        forEachSeed("each call ends", simulation -> {
            BankRun run = bank(simulation);
            for (Semantics semantics : Semantics.values()) {
                Retransmission policy = new Retransmission(Duration.ofMillis(100), Duration.ofSeconds(1), 5);
                run.client(semantics, 1, env -> new RpcClient(env, BankRun.SERVER, semantics, policy));
            }
            simulation.machine(BankRun.SERVER).crash();
            run.finish();
            simulation.machine(BankRun.SERVER).restart();
            for (int client = 1; client <= 3; client++) {
                assertThat(run.account(client)).isEqualTo(new BankRun.Account(1, 0, 1, 0));
            }
        });
    }

    /**
     * Seen when it happens, and not only in the balances at the end: so a failure shows the request that came again.
     */
    private static Invariant noDepositTwice(BankRun run) {
        return always(
                        "no account holds more than its client has paid in",
                        simulation -> simulation.nodes(RpcServer.class).stream()
                                .allMatch(server -> IntStream.rangeClosed(1, 3)
                                        .allMatch(client -> server.balance("c" + client) <= run.asked(client))))
                .sometimes(
                        "an account holds something",
                        simulation -> simulation.nodes(RpcServer.class).stream()
                                .anyMatch(server -> server.balance("c1") > 0));
    }

    private BankRun bank(Simulation simulation) {
        return new BankRun(simulation, this::server);
    }
}

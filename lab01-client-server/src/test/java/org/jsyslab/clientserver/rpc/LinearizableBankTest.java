package org.jsyslab.clientserver.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jsyslab.common.sim.Seeds.forEachSeed;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jsyslab.clientserver.experiment.AccountsAsCounters;
import org.jsyslab.clientserver.experiment.BankRun;
import org.jsyslab.common.check.History;
import org.jsyslab.common.check.Verdict;
import org.jsyslab.common.check.file.HistoryFile;
import org.jsyslab.common.check.linear.Linearizability;
import org.jsyslab.common.check.model.Counter;
import org.jsyslab.common.history.Judgement;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.sim.Chaos;
import org.jsyslab.common.sim.Delay;
import org.jsyslab.common.sim.Link;
import org.jsyslab.common.sim.Simulation;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Three clients share two accounts over a bad network: does the bank still act as if each call took effect at one
 * moment?
 */
class LinearizableBankTest {
    private static final int CLIENTS = 3;
    private static final int CALLS = 20;

    @Test
    @DisplayName(
            "at-most-once calls are linearizable, whatever is lost, doubled or crashes (Herlihy & Wing, section 2)")
    void atMostOnceIsLinearizable() {
        AtomicLong unknown = new AtomicLong();
        AtomicLong crashes = new AtomicLong();
        forEachSeed("at-most-once calls are linearizable", simulation -> {
            History history = run(simulation, Semantics.AT_MOST_ONCE);
            assertThat(history.size()).isEqualTo(CLIENTS * CALLS);
            judge("at-most-once", simulation, history).requireValid();
            unknown.addAndGet(
                    history.operations().stream().filter(call -> call.unknown()).count());
            crashes.addAndGet(simulation.machine(BankRun.SERVER).incarnation() - 1);
        });
        assertThat(unknown).as("calls whose client crashed").hasPositiveValue();
        assertThat(crashes).as("crashes of the server in all runs").hasPositiveValue();
    }

    @Test
    @DisplayName("at-least-once calls are not: a deposit done twice shows in a balance")
    void atLeastOnceIsNot() {
        AtomicLong wrong = new AtomicLong();
        forEachSeed("a history that is not linearizable can be read where the verdict says", simulation -> {
            History history = run(simulation, Semantics.AT_LEAST_ONCE);
            Judgement judgement = judge("at-least-once", simulation, history);
            if (judgement.verdict() instanceof Verdict.Invalid) {
                wrong.incrementAndGet();
                assertThat(judgement.toString()).contains("not linearizable", "history: " + judgement.file());
                assertThat(judgement.file())
                        .satisfies(file -> assertThat(HistoryFile.read(file)).isEqualTo(history));
            }
        });
        assertThat(wrong).as("runs that are not linearizable").hasPositiveValue();
    }

    private static Judgement judge(String semantics, Simulation simulation, History history) {
        String name = "LinearizableBankTest-" + semantics + "-seed" + simulation.seed();
        return Judgement.inTest(name, history, Linearizability.of(new Counter())::check);
    }

    private static History run(Simulation simulation, Semantics semantics) {
        simulation.network().links(Link.LAN.losing(0.15).duplicating(0.1));
        BankRun run = new BankRun(simulation);
        for (int client = 1; client <= CLIENTS; client++) {
            run.client(
                    calls(simulation.random("calls of c" + client)),
                    env -> new RpcClient(env, BankRun.SERVER, semantics, BankRun.PATIENT));
        }
        new Chaos(simulation, List.of(BankRun.SERVER, NodeId.of("c1")))
                .rhythm(Delay.exponential(Duration.ofMillis(100)), Delay.exponential(Duration.ofMillis(50)))
                .crashes(1)
                .pauses()
                .until(Duration.ofSeconds(2));
        return new AccountsAsCounters().history(run.finish().history());
    }

    private static List<BankCall> calls(RandomGenerator random) {
        return Stream.generate(() -> call(random)).limit(CALLS).toList();
    }

    private static BankCall call(RandomGenerator random) {
        String account = random.nextBoolean() ? "alice" : "bob";
        return switch (random.nextInt(4)) {
            case 0, 1 -> new BankCall.Deposit(account, 1 + random.nextInt(9));
            case 2 -> new BankCall.Withdraw(account, 1 + random.nextInt(9));
            default -> new BankCall.Balance(account);
        };
    }
}

package org.jsyslab.clientserver.experiment;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jsyslab.clientserver.rpc.Semantics;
import org.jsyslab.common.node.Event;
import org.jsyslab.common.node.Observer;
import org.jsyslab.common.sim.Chaos;
import org.jsyslab.common.sim.Delay;
import org.jsyslab.common.sim.Link;
import org.jsyslab.common.sim.Simulation;

/**
 * One seeded run of the bank: a client of each call semantics pays in coins over a network that loses and doubles
 * messages, to a server that crashes. The same seed prints the same bytes everywhere.
 */
public final class SimulatedBank {
    private static final int DEPOSITS = 40;
    private static final double LOSS = 0.15;
    private static final double DUPLICATION = 0.05;

    private final Simulation simulation;
    private final PrintWriter out;

    /** A run that has not begun, and where to tell of it. */
    public SimulatedBank(Simulation simulation, PrintWriter out) {
        this.simulation = simulation;
        this.out = out;
    }

    /**
     * Runs to the end.
     *
     * @return whether each semantics kept its promise
     */
    public boolean run() {
        out.printf(
                Locale.ROOT,
                "seed %d: 3 clients, %d deposits of 1 each; %.0f %% of messages lost, %.0f %% doubled; the server crashes%n",
                simulation.seed(),
                DEPOSITS,
                100 * LOSS,
                100 * DUPLICATION);
        simulation.observe(lives());
        simulation.network().links(Link.LAN.losing(LOSS).duplicating(DUPLICATION));
        BankRun run = new BankRun(simulation);
        for (Semantics semantics : Semantics.values()) {
            run.client(semantics, DEPOSITS);
        }
        new Chaos(simulation, List.of(BankRun.SERVER))
                .rhythm(Delay.exponential(Duration.ofMillis(400)), Delay.exponential(Duration.ofMillis(100)))
                .crashes(1)
                .until(Duration.ofSeconds(2));
        run.finish();
        boolean kept = tellAccounts(run);
        out.printf(Locale.ROOT, "%d steps, %d messages handled%n", simulation.events(), simulation.delivered());
        return kept;
    }

    private boolean tellAccounts(BankRun run) {
        out.printf(
                Locale.ROOT, "%n%-14s %7s %13s %8s %8s%n", "semantics", "asked", "acknowledged", "unknown", "balance");
        boolean allKept = true;
        for (Semantics semantics : Semantics.values()) {
            BankRun.Account account = run.account(semantics.ordinal() + 1);
            boolean kept = keepsItsPromise(semantics, account);
            allKept &= kept;
            out.printf(
                    Locale.ROOT,
                    "%-14s %7d %13d %8d %8d  %s%n",
                    semantics.spelled(),
                    account.asked(),
                    account.acknowledged(),
                    account.unknown(),
                    account.balance(),
                    kept ? verdict(account) : "PROMISE BROKEN");
        }
        return allKept;
    }

    /**
     * What each semantics promises of the number of executions. Duplicates that the network makes are filtered by
     * at-most-once only, so "maybe" promises nothing about them.
     */
    static boolean keepsItsPromise(Semantics semantics, BankRun.Account account) {
        boolean enough = account.balance() >= account.acknowledged();
        boolean notTooMuch = account.balance() <= account.acknowledged() + account.unknown();
        return enough && (notTooMuch || !semantics.filtersDuplicates());
    }

    private static String verdict(BankRun.Account account) {
        long surplus = account.balance() - account.asked();
        if (surplus == 0) {
            return "right";
        }
        return surplus > 0 ? surplus + " too much" : -surplus + " missing";
    }

    private Observer lives() {
        return event -> {
            if (event.kind() == Event.Kind.LIFE && event.node().equals(BankRun.SERVER)) {
                out.printf(Locale.ROOT, "%10.3f ms  %s: %s%n", event.micros() / 1000.0, event.node(), event.text());
            }
        };
    }
}

package org.jsyslab.clientserver.experiment;

import java.util.ArrayList;
import java.util.List;
import org.jsyslab.clientserver.rpc.Semantics;
import org.jsyslab.common.experiment.Axis;
import org.jsyslab.common.experiment.Row;
import org.jsyslab.common.experiment.Table;

/**
 * What each call semantics costs, and what it is worth, by the probability p that a message is lost. The closed forms
 * follow from each attempt's three ends: request lost, p; executed but reply lost, (1 - p) p; completed, (1 - p)^2.
 */
final class CallSemantics {
    /** Probabilities of loss. */
    static final List<Double> LOSS = List.of(0.0, 0.05, 0.1, 0.15, 0.2, 0.3);
    /** Of counts, relative. */
    private static final double TOLERANCE = 0.03;
    /** Of shares, in standard deviations. */
    private static final double SIGMAS = 3;

    private static final Axis P = Axis.linear("probability that a message is lost");

    private final List<Row> attempts = new ArrayList<>();
    private final List<Row> executions = new ArrayList<>();
    private final List<Row> crashes = new ArrayList<>();
    private final List<Row> maybe = new ArrayList<>();
    private final long seed;
    private final int calls;

    /** An experiment with so many calls for each point. */
    CallSemantics(long seed, int calls) {
        this.seed = seed;
        this.calls = calls;
    }

    /** Runs it. */
    List<Table> tables(List<Double> losses) {
        for (double p : losses) {
            LossyCalls runs = new LossyCalls(seed, p, calls);
            retransmitted(p, "at-least-once", runs.averages(Semantics.AT_LEAST_ONCE), 1 / (1 - p));
            retransmitted(p, "at-most-once", runs.averages(Semantics.AT_MOST_ONCE), 1);
            maybe(p, runs.averages(Semantics.MAYBE));
            crashes.add(once(p, "table on disk", runs.withCrashes()));
            crashes.add(Row.shape(
                    p,
                    "table in memory",
                    runs.withCrashesAndVolatileTable().executions(),
                    1 + 1.0 / calls,
                    Double.NaN));
        }
        return List.of(
                new Table(
                        "Requests sent per call, " + calls + " calls per point", P, Axis.linear("requests"), attempts),
                new Table("Executions per call", P, Axis.linear("executions"), executions),
                new Table("Executions per at-most-once call, server crashes", P, Axis.linear("executions"), crashes),
                new Table("Ends of a maybe call", P, Axis.linear("share of calls"), maybe));
    }

    private void retransmitted(double p, String series, LossyCalls.Averages averages, double expectedExecutions) {
        attempts.add(relative(p, series, averages.attempts(), 1 / ((1 - p) * (1 - p))));
        executions.add(
                expectedExecutions == 1
                        ? once(p, series, averages)
                        : relative(p, series, averages.executions(), expectedExecutions));
    }

    private void maybe(double p, LossyCalls.Averages averages) {
        double unnoticed = averages.executions() - averages.completed();
        maybe.add(share(p, "completed", averages.completed(), (1 - p) * (1 - p)));
        maybe.add(share(p, "executed, reply lost", unnoticed, p * (1 - p)));
    }

    private Row share(double p, String series, double measured, double formula) {
        double deviation = StrictMath.sqrt(formula * (1 - formula) / calls);
        return Row.exact(p, series, measured, formula, SIGMAS * deviation);
    }

    /** Exactly once: no tolerance at all. */
    private static Row once(double p, String series, LossyCalls.Averages averages) {
        return Row.exact(p, series, averages.executions(), 1, 0);
    }

    private static Row relative(double p, String series, double measured, double formula) {
        return Row.exact(p, series, measured, formula, TOLERANCE * formula);
    }
}

package org.jsyslab.heartbeat.app;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.jsyslab.common.cli.ExitCode;
import org.jsyslab.common.cli.Lab;
import org.jsyslab.common.cli.LabClient;
import org.jsyslab.common.cli.TargetOptions;
import org.jsyslab.common.cli.TimeWithin;
import org.jsyslab.common.cluster.Console;
import org.jsyslab.common.node.Outcome;
import org.jsyslab.heartbeat.membership.client.MembershipOperation.ShowMembers;
import org.jsyslab.heartbeat.membership.client.Views;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code watch}: a table of who believes what of whom, again and again. */
@Command(name = "watch", description = "Shows who believes what of whom, and keeps it up to date; Ctrl-C ends it.")
final class WatchCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String HOME_AND_CLEAR = "\u001b[H\u001b[2J";

    @Mixin
    private final TargetOptions target = new TargetOptions();

    @Option(
            names = "--for",
            paramLabel = "TIME",
            defaultValue = "60m",
            converter = Span.class,
            description = "Ends after this time, up to 1000m (default: ${DEFAULT-VALUE}).")
    private Duration time;

    @Option(
            names = "--every",
            paramLabel = "TIME",
            defaultValue = "500ms",
            converter = Pause.class,
            description = "Between two looks, 100ms to 1m (default: ${DEFAULT-VALUE}).")
    private Duration pause;

    @Spec
    private CommandSpec spec;

    private final Lab lab;

    WatchCommand(Lab lab) {
        this.lab = lab;
    }

    /** Reads how long to watch. */
    static final class Span extends TimeWithin {
        Span() {
            super(Duration.ofMillis(1), Duration.ofMinutes(1_000));
        }
    }

    /** Reads the time between two looks. */
    static final class Pause extends TimeWithin {
        Pause() {
            super(Duration.ofMillis(100), Duration.ofMinutes(1));
        }
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        boolean terminal = Console.isTerminal();
        long end = System.nanoTime() + time.toNanos();
        try (LabClient client = target.connect(lab)) {
            for (long next = System.nanoTime(); next < end && !Thread.interrupted(); next += pause.toNanos()) {
                LockSupport.parkNanos(next - System.nanoTime());
                show(client.invoke(new ShowMembers(Optional.empty()), PATIENCE), terminal, out);
            }
        }
        return ExitCode.OK;
    }

    private static void show(Outcome outcome, boolean terminal, PrintWriter out) {
        String text = outcome instanceof Outcome.Ok ok ? ViewText.matrix((Views) ok.result()) : "nobody answers";
        out.print(terminal ? HOME_AND_CLEAR + text + "%n".formatted() : text + "%n%n".formatted());
        out.flush();
    }
}

package org.jsyslab.common.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jsyslab.common.disk.DiskBench;
import org.jsyslab.common.sim.SimulationBench;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of {@code common.jar}: measurements of what all labs stand on, drawings, grades. */
@Command(
        name = "common",
        description = "Measure what all labs stand on, draw what they record, and grade.",
        mixinStandardHelpOptions = true,
        versionProvider = LabMain.Version.class,
        scope = CommandLine.ScopeType.INHERIT,
        subcommands = {
            CommonMain.BenchSim.class,
            CommonMain.BenchDisk.class,
            TraceVerb.class,
            GradeVerb.class,
            GenerateCompletion.class,
            HelpCommand.class
        },
        synopsisSubcommandLabel = "COMMAND")
public final class CommonMain {

    @Mixin
    private final DebugOption debug = new DebugOption();

    private CommonMain() {}

    /** The entry of the jar. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        CommonMain root = new CommonMain();
        Errors errors = new Errors(root.debug);
        CommandLine commands = new CommandLine(root)
                .setParameterExceptionHandler(errors)
                .setExecutionExceptionHandler(errors)
                .setCaseInsensitiveEnumValuesAllowed(true);
        Converters.register(commands);
        return commands;
    }

    /** {@code bench-sim}. */
    @Command(name = "bench-sim", description = "Count simulated events per CPU-second, with a ping protocol.")
    static final class BenchSim implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Option(names = "--nodes", defaultValue = "10000", description = "How many nodes (default: ${DEFAULT-VALUE}).")
        private int nodes;

        @Option(
                names = "--messages",
                defaultValue = "2000000",
                description = "How many messages are counted (default: ${DEFAULT-VALUE}).")
        private long messages;

        @Option(names = "--seed", defaultValue = "1", description = "The run's seed (default: ${DEFAULT-VALUE}).")
        private long seed;

        @Override
        public Integer call() {
            if (nodes < 2 || messages < 1) {
                throw new ParameterException(spec.commandLine(), "two nodes and one message are the least");
            }
            PrintWriter out = spec.commandLine().getOut();
            out.println(SimulationBench.measure(seed, nodes, messages));
            out.flush();
            return ExitCode.OK;
        }
    }

    /** {@code bench-disk}. */
    @Command(name = "bench-disk", description = "Measure forced steps per second beside the disk's bare rate.")
    static final class BenchDisk implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Option(
                names = "--dir",
                paramLabel = "DIR",
                defaultValue = "data/bench-disk",
                description = "Where to write; wiped afterwards (default: ${DEFAULT-VALUE}).")
        private Path directory;

        @Option(
                names = "--seconds",
                defaultValue = "3",
                description = "How long each line is measured (default: ${DEFAULT-VALUE}).")
        private int seconds;

        @Override
        public Integer call() throws IOException {
            if (seconds < 1 || seconds > 60) {
                throw new ParameterException(spec.commandLine(), "measure for 1 to 60 seconds");
            }
            DiskBench.run(directory, Duration.ofSeconds(seconds), System.out);
            return ExitCode.OK;
        }
    }
}

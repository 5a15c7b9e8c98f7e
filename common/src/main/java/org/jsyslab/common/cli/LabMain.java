package org.jsyslab.common.cli;

import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.List;
import org.jsyslab.common.cluster.ClusterException;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;

/** The command line of a lab: the verbs that all labs share, and the lab's own operations and commands. */
@Command(
        mixinStandardHelpOptions = true,
        versionProvider = LabMain.Version.class,
        scope = CommandLine.ScopeType.INHERIT,
        synopsisSubcommandLabel = "COMMAND")
public final class LabMain {

    @Mixin
    private final DebugOption debug = new DebugOption();

    private LabMain() {}

    /**
     * Runs a lab's command line and returns its {@link ExitCode}. Call it from {@code main}, and pass what it returns
     * to {@code System.exit}.
     */
    public static int run(Lab lab, String... arguments) {
        CommandLine commands = commandLine(lab);
        int code = commands.execute(arguments);
        if (code == ExitCode.OK && System.out.checkError()) {
            commands.getErr()
                    .println("error: standard output cannot be written: is the disk full, or the reader gone?");
            return ExitCode.FAILED;
        }
        return code;
    }

    /** How one process of a lab starts another: the first argument is the class of the {@link Lab}. */
    public static void main(String[] arguments) {
        List<String> rest = new ArrayList<>(List.of(arguments));
        System.exit(run(named(rest.remove(0)), rest.toArray(String[]::new)));
    }

    /** The command line, complete. */
    static CommandLine commandLine(Lab lab) {
        LabMain root = new LabMain();
        CommandLine commands = new CommandLine(root).setCommandName(LabProgram.name(lab));
        commands.getCommandSpec().usageMessage().description(lab.title());
        addWithOptions(commands, lab, "node", new NodeVerb(lab));
        addWithOptions(commands, lab, "cluster", new ClusterVerb(lab));
        lab.operations().forEach(operation -> addOperation(commands, lab, operation));
        lab.commands().forEach(commands::addSubcommand);
        lab.demo().ifPresent(demo -> commands.addSubcommand("demo", new DemoVerb(lab, demo)));
        lab.simulation().ifPresent(run -> commands.addSubcommand("simulate", new SimulateVerb(lab, run)));
        addExperiments(commands, lab);
        lab.load()
                .ifPresent(load -> addWithOptions(commands, lab, "bench", new BenchVerb(lab, load))
                        .addMixin("load", load.options()));
        commands.addSubcommand(new TraceVerb());
        commands.addSubcommand("generate-completion", new GenerateCompletion());
        commands.addSubcommand(new HelpCommand());
        return configure(commands, root.debug, new OperationRunner(byOwnClient(lab)));
    }

    /** What all command lines have in common: converters, errors in one line, operations that are carried out. */
    static CommandLine configure(CommandLine commands, DebugOption debug, OperationRunner operations) {
        Converters.register(commands);
        Errors errors = new Errors(debug);
        return commands.setParameterExceptionHandler(errors)
                .setExecutionExceptionHandler(errors)
                .setExecutionStrategy(operations)
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    private static OperationTarget byOwnClient(Lab lab) {
        return (command, operation, limit) -> {
            TargetOptions target = (TargetOptions) command.getMixins().get("target");
            try (LabClient client = target.connect(lab)) {
                return client.invoke(operation, limit);
            }
        };
    }

    private static void addOperation(CommandLine commands, Lab lab, OperationCommand operation) {
        CommandLine command = new CommandLine(operation);
        command.addMixin("outcome", new OutcomeOptions());
        command.addMixin("target", new TargetOptions());
        command.addMixin(LabOptions.MIXIN, lab.options());
        commands.addSubcommand(command);
    }

    private static CommandLine addWithOptions(CommandLine commands, Lab lab, String name, Object verb) {
        CommandLine command = new CommandLine(verb);
        command.addMixin(LabOptions.MIXIN, lab.options());
        commands.addSubcommand(name, command);
        return command;
    }

    private static void addExperiments(CommandLine commands, Lab lab) {
        List<Object> experiments = lab.experiments();
        if (!experiments.isEmpty()) {
            CommandLine experiment = new CommandLine(new ExperimentVerb());
            experiments.forEach(experiment::addSubcommand);
            commands.addSubcommand("experiment", experiment);
        }
    }

    private static Lab named(String className) {
        try {
            Constructor<?> constructor = Class.forName(className).getConstructor();
            return (Lab) constructor.newInstance();
        } catch (ReflectiveOperationException | ClassCastException e) {
            throw new ClusterException(
                    className + " must be a public Lab with a public constructor without arguments", e);
        }
    }

    /** The version in the jar's manifest. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = LabMain.class.getPackage().getImplementationVersion();
            return new String[] {"JSysLab " + (version == null ? "(built from sources)" : version)};
        }
    }
}

package org.jsyslab.common.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jsyslab.common.cluster.ClusterException;
import org.jsyslab.common.cluster.ClusterSpec;
import org.jsyslab.common.cluster.Console;
import org.jsyslab.common.node.NodeId;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code cluster -n 3}: starts nodes as processes of their own, and gives a prompt to break and mend them. */
@Command(description = "Start a cluster of processes on this machine, with a prompt to break and mend it.")
final class ClusterVerb implements Callable<Integer> {
    private final Lab lab;

    @Spec
    private CommandSpec spec;

    @Option(names = "-n", paramLabel = "COUNT", description = "How many nodes (default: as the lab needs).")
    private Integer count;

    @Option(names = "--free-ports", description = "Listen on free ports instead of those of the port rule.")
    private boolean freePorts;

    @Option(names = "--script", paramLabel = "FILE", description = "Carry out the commands of a file, then end.")
    private Path script;

    @Mixin
    private LaunchOptions launch;

    ClusterVerb(Lab lab) {
        this.lab = lab;
    }

    @Override
    public Integer call() throws IOException {
        int nodes = count == null ? lab.defaultNodes() : count;
        ClusterSpec cluster =
                freePorts ? ClusterSpec.onFreePorts(lab.number(), nodes) : ClusterSpec.local(lab.number(), nodes);
        if (script != null) {
            try (BufferedReader lines = openScript()) {
                return runScript(cluster, lines, script.toString());
            }
        }
        if (Console.isTerminal()) {
            return runTerminal(cluster);
        }
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
        return runScript(cluster, lines, "standard input");
    }

    private int runScript(ClusterSpec cluster, BufferedReader lines, String name) throws IOException {
        try (LabCluster running = launch(cluster, Console.standardError())) {
            ClusterCommands commands = new ClusterCommands(running.processes());
            return prompt(running, commands).runScript(lines, name);
        }
    }

    private int runTerminal(ClusterSpec cluster) throws IOException {
        try (TerminalLines terminal = new TerminalLines(completions(cluster));
                LabCluster running = launch(cluster, Console.above(terminal::print))) {
            introduce(running);
            ClusterCommands commands = new ClusterCommands(running.processes());
            return prompt(running, commands).runTerminal(terminal);
        }
    }

    private LabCluster launch(ClusterSpec cluster, Console console) {
        return LabCluster.launch(lab, cluster, LabOptions.asTyped(spec), launch, console);
    }

    private Prompt prompt(LabCluster running, ClusterCommands cluster) {
        CommandLine commands = new CommandLine(cluster);
        lab.operations().forEach(operation -> {
            CommandLine command = new CommandLine(operation);
            command.addMixin("outcome", new OutcomeOptions());
            commands.addSubcommand(command);
        });
        OperationTarget target = (command, operation, limit) -> running.client().invoke(operation, limit);
        LabMain.configure(commands, new DebugOption(), new OperationRunner(target));
        commands.setOut(spec.commandLine().getOut()).setErr(spec.commandLine().getErr());
        return new Prompt(commands, cluster::hasEnded);
    }

    private void introduce(LabCluster running) {
        PrintWriter out = spec.commandLine().getOut();
        ClusterSpec cluster = running.processes().spec();
        out.println("up: " + cluster.names() + "; files in "
                + running.processes().run().path());
        for (NodeId node : cluster.nodes()) {
            out.println("  " + node.name() + "  http://" + node.address().orElseThrow() + "/state");
        }
        out.println("In other terminals, such as:  " + LabProgram.typed(lab, example()));
        out.println("Here: help, status, kill n1, restart n1, … ; quit or Ctrl-D ends all.");
        out.flush();
    }

    private String example() {
        return lab.operations().isEmpty()
                ? "--help"
                : new CommandLine(lab.operations().get(0)).getCommandName() + " --help";
    }

    private List<String> completions(ClusterSpec cluster) {
        List<String> words =
                new ArrayList<>(cluster.nodes().stream().map(NodeId::name).toList());
        words.addAll(List.of("status", "kill", "restart", "pause", "resume", "partition", "heal"));
        words.addAll(List.of("slow", "drop", "dup", "wait", "help", "quit"));
        lab.operations().forEach(operation -> words.add(new CommandLine(operation).getCommandName()));
        return words;
    }

    private BufferedReader openScript() {
        try {
            return Files.newBufferedReader(script);
        } catch (IOException e) {
            throw new ClusterException("cannot read the script " + script, e);
        }
    }
}

package org.jsyslab.common.cluster;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.jsyslab.common.node.NodeId;

/**
 * A cluster of processes that this process has started, and that end with it. Its methods may be called by any thread.
 */
public final class RunningCluster implements Closeable {
    private final ClusterSpec spec;
    private final RunDirectory run;
    private final ClusterLog log;
    private final Optional<Reaper> reaper = Reaper.start();
    private final Map<String, Member> members = new TreeMap<>();
    private final Queue<Process> beside = new ConcurrentLinkedQueue<>();
    private final LiveNetwork network;
    private final Thread atExit = new Thread(this::killAll, "end of the cluster");

    /**
     * Starts all nodes, each in a process of its own, and waits until each serves.
     *
     * @param commands the command line of each node's process; the process must print {@code n1 is ready at host:port}
     *     once it serves, and end when its standard input ends
     * @throws ClusterException if a node does not come up; none is left running then
     */
    public static RunningCluster launch(
            ClusterSpec spec, RunDirectory run, Function<NodeId, List<String>> commands, Console console) {
        ClusterFile.write(spec, run.clusterFile());
        RunningCluster cluster = new RunningCluster(spec, run, commands, console);
        try {
            cluster.startAll();
            return cluster;
        } catch (RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    private RunningCluster(
            ClusterSpec spec, RunDirectory run, Function<NodeId, List<String>> commands, Console console) {
        this.spec = spec;
        this.run = run;
        this.log = new ClusterLog(run, spec.nodes().stream().map(NodeId::name).toList(), console);
        this.network = new LiveNetwork(spec, this::tellFaults);
        for (NodeId node : spec.nodes()) {
            String name = node.name();
            Member member =
                    new Member(node, commands.apply(node), line -> log.write(name, line), this::watch, this::forget);
            members.put(name, member);
        }
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** Who belongs to it. */
    public ClusterSpec spec() {
        return spec;
    }

    /** Where its logs, data and traces are. */
    public RunDirectory run() {
        return run;
    }

    /** Ends a node's process at once, as a power cut would: nothing is flushed, nobody is told. */
    public synchronized void kill(String name) {
        member(name).kill();
    }

    /**
     * Starts a node's next life on the disk of the last one, and waits until it serves. A running one is killed first.
     */
    public void restart(String name) {
        restart(List.of(name));
    }

    /** The same for several nodes, whose starts overlap. */
    public synchronized void restart(Collection<String> names) {
        List<Member> chosen = names.stream().map(this::member).toList();
        chosen.stream().filter(Member::isAlive).forEach(Member::kill);
        for (Member member : chosen) {
            member.start();
            network.begins(member.id());
        }
        for (Member member : chosen) {
            member.awaitReady();
            network.applyTo(member.id());
        }
    }

    /** Stops a node's process where it stands: to others it looks dead, but it will come back with its memory. */
    public synchronized void pause(String name) {
        member(name).pause();
    }

    /** Lets a paused node go on. */
    public synchronized void resume(String name) {
        Member member = member(name);
        member.resume();
        network.applyTo(member.id());
    }

    /** The network between the nodes, to be broken and mended. */
    public LiveNetwork network() {
        return network;
    }

    /**
     * Starts another process, such as a client's, that ends with the cluster at the latest; its errors join its output.
     */
    public Process startBeside(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            adopt(process);
            return process;
        } catch (IOException e) {
            throw new ClusterException("cannot start " + command.get(0) + ": " + e.getMessage(), e);
        }
    }

    ChildProcess adopt(ChildProcess child) {
        adopt(child.process());
        return child;
    }

    /** How each node fares, in order. */
    public synchronized List<NodeStatus> status() {
        List<NodeStatus> all = new ArrayList<>();
        for (Member member : members.values()) {
            String state =
                    member.isListening() ? NodeControl.of(spec, member.id()).state() : null;
            all.add(member.status(state));
        }
        all.sort((a, b) -> a.node().compareTo(b.node()));
        return all;
    }

    /** Ends all processes. */
    @Override
    public void close() {
        killAll();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // this process is ending: the hook runs or has run
        }
    }

    /** One node that does not answer keeps no other from being told. */
    private synchronized void tellFaults() {
        List<ClusterException> failures = new ArrayList<>();
        for (Member member : members.values()) {
            try {
                if (member.isListening()) {
                    network.applyTo(member.id());
                }
            } catch (ClusterException e) {
                failures.add(e);
            }
        }
        if (!failures.isEmpty()) {
            List<String> reasons = failures.stream().map(Throwable::getMessage).toList();
            throw new ClusterException(String.join("; ", reasons), failures.get(0));
        }
    }

    private synchronized void startAll() {
        members.values().forEach(Member::start); // all at once: their starts overlap
        members.values().forEach(Member::awaitReady);
    }

    /** Without the lock: it must not wait for a start that waits for its node. */
    private void killAll() {
        members.values().stream().filter(Member::isAlive).forEach(Member::kill);
        beside.forEach(Process::destroyForcibly);
        reaper.ifPresent(Reaper::close);
        log.close();
    }

    private Member member(String name) {
        return members.get(spec.node(name).name());
    }

    private void adopt(Process process) {
        watch(process.pid());
        beside.add(process);
        CompletionStage<Process> exit = process.onExit();
        exit.thenAccept(ended -> {
            beside.remove(ended);
            forget(ended.pid());
        });
    }

    private void watch(long pid) {
        reaper.ifPresent(shell -> shell.watch(pid));
    }

    private void forget(long pid) {
        reaper.ifPresent(shell -> shell.forget(pid));
    }
}

package org.jsyslab.common.cluster;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One life of one node's process. What it prints is read line by line by a thread of its own; the line {@code n1 is
 * ready at 127.0.0.1:7101} says that it serves.
 */
final class ChildProcess {
    /** What a node prints first once it serves. */
    static final Pattern READY = Pattern.compile("(\\S+) is ready at (\\S+:[0-9]+).*");

    private final String name;
    private final Process process;
    private final OutputStream lifeline;
    private final CompletableFuture<String> ready = new CompletableFuture<>();
    private final CompletableFuture<Void> silence = new CompletableFuture<>();

    private ChildProcess(String name, Process process) {
        this.name = name;
        this.process = process;
        this.lifeline = process.getOutputStream(); // ends when this process does, which tells the child to end as well
    }

    /**
     * Starts a process.
     *
     * @param lines is given each line that the process prints, in a thread of the process
     */
    static ChildProcess start(String name, List<String> command, Consumer<String> lines) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            // glibc gives each thread that allocates a pool of its own; for many small processes one is enough.
            builder.environment().putIfAbsent("MALLOC_ARENA_MAX", "1");
            Process process = builder.start();
            ChildProcess child = new ChildProcess(name, process);
            Thread pump = new Thread(() -> child.pump(lines), "log of " + name);
            pump.setDaemon(true);
            pump.start();
            return child;
        } catch (IOException e) {
            throw new ClusterException("cannot start " + command.get(0) + " for " + name + ": " + e.getMessage(), e);
        }
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /**
     * Waits until the node serves and returns its address.
     *
     * @throws ClusterException if the process ends first, with the last line it printed, or if the time is over
     */
    String awaitReady(Duration limit) {
        try {
            return ready.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new ClusterException(e.getCause().getMessage(), e);
        } catch (TimeoutException e) {
            throw new ClusterException(name + " is not ready after " + limit.toSeconds() + " s; see its log", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClusterException("interrupted", e);
        }
    }

    /** Ends the process at once, as kill -9 does, also if it is stopped; returns when it is gone. */
    void kill() {
        process.destroyForcibly();
        try {
            process.waitFor();
            silence.get(2, TimeUnit.SECONDS);
            lifeline.close();
        } catch (IOException | ExecutionException | TimeoutException e) {
            // the process is gone: its pipes no longer matter
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets the process end by itself, as it does when its launcher goes, and returns its exit code once it is gone. */
    int release() throws IOException, InterruptedException {
        lifeline.close();
        return process.waitFor();
    }

    Process process() {
        return process;
    }

    private void pump(Consumer<String> lines) {
        String last = "it printed nothing";
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                lines.accept(line);
                noticeReadiness(line);
                last = line.isBlank() ? last : line.strip();
            }
        } catch (IOException e) {
            last = "its output broke off: " + e.getMessage();
        } finally {
            ready.completeExceptionally(new ClusterException(name + " ended before it was ready: " + last));
            silence.complete(null);
        }
    }

    private void noticeReadiness(String line) {
        Matcher matcher = READY.matcher(line);
        if (matcher.matches() && matcher.group(1).equals(name)) {
            ready.complete(matcher.group(2));
        }
    }
}

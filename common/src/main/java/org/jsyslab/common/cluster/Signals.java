package org.jsyslab.common.cluster;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/** Stopping and continuing processes, which Java itself cannot do. */
final class Signals {

    private static final Duration LONGEST_STOP = Duration.ofSeconds(5);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(1);

    private Signals() {}

    /** Whether this system has POSIX signals. */
    static boolean areSupported() {
        return !System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("windows");
    }

    /**
     * Freezes a process: it keeps its memory and its connections, and does nothing. The signal is only a request, which
     * each of the process's threads follows in its own time; all have when this returns.
     */
    static void stop(long pid) {
        signal("STOP", pid);
        long end = System.nanoTime() + LONGEST_STOP.toNanos();
        while (!isStopped(pid)) {
            if (System.nanoTime() > end) {
                throw new ClusterException("process " + pid + " does not stop");
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    /** Lets a frozen process go on. */
    static void resume(long pid) {
        signal("CONT", pid);
    }

    private static boolean isStopped(long pid) {
        Path threads = Path.of("/proc", Long.toString(pid), "task");
        try {
            return Files.isDirectory(threads)
                    ? areStopped(threads)
                    : run("ps -o state= -p " + pid + " | grep -q T") == 0;
        } catch (IOException e) {
            return false; // a thread has ended meanwhile
        }
    }

    /** Linux: every thread has a state of its own, the letter behind the name in parentheses. */
    private static boolean areStopped(Path threads) throws IOException {
        try (DirectoryStream<Path> each = Files.newDirectoryStream(threads)) {
            for (Path thread : each) {
                String stat = Files.readString(thread.resolve("stat"), StandardCharsets.ISO_8859_1);
                if (Character.toUpperCase(stat.charAt(stat.lastIndexOf(')') + 2)) != 'T') {
                    return false;
                }
            }
            return true;
        }
    }

    private static void signal(String name, long pid) {
        if (!areSupported()) {
            throw new ClusterException(
                    "Windows cannot pause a process; run the lab in WSL (https://learn.microsoft.com/windows/wsl)");
        }
        if (run("kill -" + name + " " + pid) != 0) {
            throw new ClusterException("process " + pid + " is gone");
        }
    }

    /** The exit code of a command of the shell. */
    private static int run(String command) {
        try {
            return new ProcessBuilder("/bin/sh", "-c", command)
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new ClusterException("cannot run /bin/sh to send a signal", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClusterException("interrupted", e);
        }
    }
}

package org.jsyslab.common.cluster;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.Locale;

/** Stopping and continuing processes, which Java itself cannot do. */
final class Signals {

    private Signals() {}

    /** Whether this system has POSIX signals. */
    static boolean areSupported() {
        return !System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("windows");
    }

    /** Freezes a process: it keeps its memory and its connections, and does nothing. */
    static void stop(long pid) {
        signal("STOP", pid);
    }

    /** Lets a frozen process go on. */
    static void resume(long pid) {
        signal("CONT", pid);
    }

    private static void signal(String name, long pid) {
        if (!areSupported()) {
            throw new ClusterException(
                    "Windows cannot pause a process; run the lab in WSL (https://learn.microsoft.com/windows/wsl)");
        }
        try {
            Process kill = new ProcessBuilder("/bin/sh", "-c", "kill -" + name + " " + pid)
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.DISCARD)
                    .start();
            if (kill.waitFor() != 0) {
                throw new ClusterException("process " + pid + " is gone");
            }
        } catch (IOException e) {
            throw new ClusterException("cannot run /bin/sh to send a signal", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClusterException("interrupted", e);
        }
    }
}

package org.jsyslab.common.cluster;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Sees to it that no process outlives its launcher. Children that run notice by themselves that their launcher is gone:
 * their standard input ends. A paused child cannot notice anything, so a shell beside the launcher waits at a pipe:
 * when the launcher dies, however it dies, the pipe ends, and the shell kills what it was told to watch. It knows a
 * process by its id and start time, so that it never kills a stranger to whom the system gave the same id later.
 *
 * <p>Where there is no POSIX shell there is no pause either, and the children's own watch is enough.
 */
final class Reaper implements Closeable {

    private static final String SCRIPT = """
            trap '' INT TERM HUP QUIT
            born() {
              if [ -r /proc/self/stat ]; then
                stat=$(cat "/proc/$1/stat" 2>/dev/null) || return
                set -- ${stat##*) }
                shift 19
                echo "$1"
              else
                LC_ALL=C ps -o lstart= -p "$1" | tr -s ' ' _
              fi
            }
            watched=
            while read -r verb pid; do
              case $verb in
                watch) watched="$watched $pid=$(born "$pid")" ;;
                forget)
                  kept=
                  for entry in $watched; do
                    [ "${entry%%=*}" = "$pid" ] || kept="$kept $entry"
                  done
                  watched=$kept ;;
              esac
            done
            for entry in $watched; do
              pid=${entry%%=*}
              [ -n "${entry#*=}" ] && [ "$(born "$pid")" = "${entry#*=}" ] && kill -9 "$pid"
            done
            exit 0
            """;

    private final Process shell;
    private final OutputStream orders;

    private Reaper(Process shell) {
        this.shell = shell;
        this.orders = shell.getOutputStream();
    }

    /** Starts a reaper; empty where there is no POSIX shell. */
    static Optional<Reaper> start() {
        if (!Signals.areSupported()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Reaper(new ProcessBuilder("/bin/sh", "-c", SCRIPT, "jsyslab-reaper")
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start()));
        } catch (IOException e) {
            throw new ClusterException("cannot start /bin/sh, which guards the nodes' processes", e);
        }
    }

    /** Kills this process when the launcher ends. It must be alive now. */
    void watch(long pid) {
        order("watch " + pid);
    }

    /** The process has ended. */
    void forget(long pid) {
        order("forget " + pid);
    }

    /** Kills what is still watched, and waits until that is done. */
    @Override
    public void close() {
        try {
            orders.close();
            shell.waitFor(5, TimeUnit.SECONDS);
        } catch (IOException e) {
            shell.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void order(String line) {
        try {
            orders.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
            orders.flush();
        } catch (IOException e) {
            throw new ClusterException("the process that guards the nodes has gone; nodes may outlive this one", e);
        }
    }
}

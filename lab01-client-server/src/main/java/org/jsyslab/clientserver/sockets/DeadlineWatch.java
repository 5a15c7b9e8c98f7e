package org.jsyslab.clientserver.sockets;

import java.io.Closeable;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes the sockets whose deadline has passed; a thread blocked in a write then gets its exception.
 *
 * <p>Lesson: a thread that waits in the kernel can be freed only by another one. For any thread.
 */
final class DeadlineWatch implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(DeadlineWatch.class);
    private static final long PERIOD_MILLIS = 50;

    private final Set<FramedSocket> sockets = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService clock;

    private DeadlineWatch(String name) {
        clock = Executors.newSingleThreadScheduledExecutor(task -> daemon(task, name));
    }

    /** A watch on a thread of this name. */
    static DeadlineWatch start(String name) {
        DeadlineWatch watch = new DeadlineWatch(name);
        var unused = watch.clock.scheduleWithFixedDelay(
                watch::closeOverdue, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
        return watch;
    }

    /** Watches a socket until it is closed. */
    void add(FramedSocket socket) {
        sockets.add(socket);
    }

    private void closeOverdue() {
        long now = System.nanoTime();
        sockets.removeIf(FramedSocket::isClosed);
        for (FramedSocket socket : sockets) {
            try {
                socket.closeIfOverdue(now);
            } catch (IOException e) {
                LOG.debug("closing {}", socket, e);
            }
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}

package org.jsyslab.common.runtime.loop;

import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jsyslab.common.node.Local;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.Work;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does the long work of a process on threads of its own, few of them, and with a bounded queue before them. */
final class WorkPool {
    private static final Logger LOG = LoggerFactory.getLogger(WorkPool.class);
    private static final int THREADS = 2;
    private static final int MAX_WAITING = 1_024;

    private final Workers workers;
    private final ThreadPoolExecutor pool;

    WorkPool(NodeId process, Workers workers) {
        this.workers = workers;
        this.pool = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                10,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(MAX_WAITING),
                new DefaultThreadFactory(process.name() + "-work", true));
        pool.allowCoreThreadTimeOut(true); // a node without work has no threads for it
    }

    /**
     * Does one piece of work.
     *
     * @param then told its result or its failure, on some other thread or on this one; not at all once closed
     * @throws IllegalStateException if the application bound no worker to it
     */
    void start(Work<?> work, Consumer<Local> then) {
        if (!workers.knows(work)) {
            throw new IllegalStateException(
                    "no worker is bound to " + work.getClass().getSimpleName());
        }
        try {
            pool.execute(() -> then.accept(perform(work)));
        } catch (RejectedExecutionException e) {
            then.accept(work.failed("too much other work waits"));
        }
    }

    /** Ends all work, without a message. */
    void close() {
        pool.shutdownNow();
    }

    private Local perform(Work<?> work) {
        try {
            return workers.perform(work);
        } catch (Exception e) {
            LOG.debug("{} failed", work, e);
            return work.failed(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
        }
    }
}

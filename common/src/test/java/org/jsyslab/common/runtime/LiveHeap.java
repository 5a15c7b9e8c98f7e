package org.jsyslab.common.runtime;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;

/**
 * What is alive in this process. The heap in use, as {@link Runtime} tells it, says more than that: each thread that
 * allocates anything after a collection has taken a buffer of up to a megabyte for it.
 */
public final class LiveHeap {
    /** The serial collector leaves some of the dead where they are, but for every fourth time. */
    private static final int COLLECTIONS = 4;

    private LiveHeap() {}

    /** Bytes that full collections leave. */
    public static long bytes() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP && pool.getCollectionUsage() != null)
                .mapToLong(pool -> pool.getCollectionUsage().getUsed())
                .sum();
    }
}

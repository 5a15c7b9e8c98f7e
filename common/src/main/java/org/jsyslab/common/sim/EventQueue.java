package org.jsyslab.common.sim;

import java.util.Arrays;

/**
 * What will happen, the earliest first; among equals, in the order added. A heap with four children a parent: half as
 * deep as a binary one, and the times compared lie side by side in memory.
 */
final class EventQueue {
    private static final int CHILDREN = 4;

    private long[] times = new long[1024];
    private Scheduled[] items = new Scheduled[1024];
    private int size;
    private long added;

    boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }

    /** When the first one happens; only if there is one. */
    long firstTime() {
        return times[0];
    }

    void add(long time, Scheduled item) {
        if (size == times.length) {
            times = Arrays.copyOf(times, 2 * size);
            items = Arrays.copyOf(items, 2 * size);
        }
        item.sequence = added++;
        int hole = size++;
        while (hole > 0 && time < times[(hole - 1) / CHILDREN]) { // a newcomer never precedes an equal
            int parent = (hole - 1) / CHILDREN;
            put(hole, times[parent], items[parent]);
            hole = parent;
        }
        put(hole, time, item);
    }

    /** Removes and returns the first; only if there is one. */
    Scheduled poll() {
        Scheduled first = items[0];
        int last = --size;
        long time = times[last];
        Scheduled item = items[last];
        items[last] = null;
        if (last > 0) {
            sink(time, item);
        }
        return first;
    }

    private void sink(long time, Scheduled item) {
        int hole = 0;
        int child = earliestChild(hole);
        while (child >= 0 && precedes(times[child], items[child], time, item)) {
            put(hole, times[child], items[child]);
            hole = child;
            child = earliestChild(hole);
        }
        put(hole, time, item);
    }

    private int earliestChild(int parent) {
        int first = parent * CHILDREN + 1;
        if (first >= size) {
            return -1;
        }
        int earliest = first;
        int end = Math.min(first + CHILDREN, size);
        for (int i = first + 1; i < end; i++) {
            if (precedes(times[i], items[i], times[earliest], items[earliest])) {
                earliest = i;
            }
        }
        return earliest;
    }

    private void put(int slot, long time, Scheduled item) {
        times[slot] = time;
        items[slot] = item;
    }

    private static boolean precedes(long time, Scheduled item, long otherTime, Scheduled other) {
        return time != otherTime ? time < otherTime : item.sequence < other.sequence;
    }
}

package org.jsyslab.common.check.linear;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jsyslab.common.check.Operation;

/**
 * The set of operations that the search has placed or given up, as bits. Operations are numbered so that the set is
 * nearly always "all of the early ones and a few of the next": first, in words of their own, those that may be decided
 * at any time, then the others in the order of their calls. A remembered configuration keeps the words between those
 * that are full and those that are empty, so its size depends on the number of clients, not on the length of the
 * history.
 */
final class Decided {
    /** What the search remembers: that from these operations decided and this state there is no way on. */
    record Configuration(int low, BitSet words, Object state) {}

    private final int[] numbers;
    private final long[] words;
    /** The first word of the operations that end. */
    private final int start;
    /** All words from {@code start} to here are full. */
    private int low;
    /** All words after here are empty. */
    private int high;

    /** The empty set of these operations, which are in the order of their calls. */
    Decided(List<Obligation> obligations) {
        numbers = new int[obligations.size()];
        int endless = 0;
        for (int i = 0; i < numbers.length; i++) {
            if (obligations.get(i).until() == Operation.NEVER) {
                numbers[i] = endless++;
            }
        }
        start = (endless + Long.SIZE - 1) / Long.SIZE;
        int ending = start * Long.SIZE;
        for (int i = 0; i < numbers.length; i++) {
            if (obligations.get(i).until() != Operation.NEVER) {
                numbers[i] = ending++;
            }
        }
        words = new long[ending / Long.SIZE + 1];
        low = start;
        high = start;
    }

    /** The number of each operation. */
    int[] numbers() {
        return numbers;
    }

    void add(int number) {
        int word = number / Long.SIZE;
        words[word] |= 1L << number;
        high = Math.max(high, word);
    }

    void remove(int number) {
        int word = number / Long.SIZE;
        words[word] &= ~(1L << number);
        low = Math.min(low, Math.max(start, word));
    }

    /** This set with a state, to be remembered. */
    Configuration with(Object state) {
        while (low < high && words[low] == -1) {
            low++;
        }
        while (low < high && words[high] == 0) {
            high--;
        }
        long[] kept = Arrays.copyOf(words, start + high - low + 1);
        System.arraycopy(words, low, kept, start, high - low + 1);
        return new Configuration(low, BitSet.valueOf(kept), state);
    }
}

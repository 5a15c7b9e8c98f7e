package org.jsyslab.common.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventQueueTest {

    @Test
    void gives_the_earliest_first_and_equals_in_the_order_added() {
        StrictRandom random = new StrictRandom(7);
        EventQueue queue = new EventQueue();
        List<Entry> expected = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            Entry entry = new Entry(random.nextLong(500), i);
            expected.add(entry);
            queue.add(entry.time, entry);
        }
        expected.sort(Comparator.comparingLong(entry -> entry.time)); // stable: equals stay in the order added
        List<Scheduled> polled = new ArrayList<>();
        while (!queue.isEmpty()) {
            assertThat(queue.firstTime()).isEqualTo(expected.get(polled.size()).time);
            polled.add(queue.poll());
        }
        assertThat(polled).isEqualTo(expected);
    }

    @Test
    void keeps_the_order_when_adding_and_taking_alternate() {
        StrictRandom random = new StrictRandom(8);
        EventQueue queue = new EventQueue();
        long now = 0;
        for (int i = 0; i < 20_000; i++) {
            if (queue.isEmpty() || random.nextBoolean()) {
                queue.add(now + random.nextLong(100), new Entry(0, i));
            } else {
                assertThat(queue.firstTime()).isGreaterThanOrEqualTo(now);
                now = queue.firstTime();
                queue.poll();
            }
        }
    }

    private static final class Entry extends Scheduled {
        final long time;
        final int number;

        Entry(long time, int number) {
            this.time = time;
            this.number = number;
        }

        @Override
        void happen() {}

        @Override
        public String toString() {
            return number + "@" + time;
        }
    }
}

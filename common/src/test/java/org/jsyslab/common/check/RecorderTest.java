package org.jsyslab.common.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jsyslab.common.check.model.Register;
import org.junit.jupiter.api.Test;

class RecorderTest {
    private static final Call READ = Register.read("x");

    private final Recorder recorder = new Recorder();

    @Test
    void nullIsNoResult() {
        recorder.call("c1", READ, 0);

        assertThatThrownBy(() -> recorder.ok("c1", null, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a result is never null");
        assertThatThrownBy(() -> Value.of((String) null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a text is never null");
    }

    @Test
    void keepsCallsReturnsAndEndings() {
        recorder.call("a", READ, 10);
        recorder.call("b", READ, 20);
        recorder.ok("a", Value.of(1), 30);
        recorder.fail("b", "refused", 40);
        recorder.call("a", READ, 50);
        recorder.info("a", "no answer");
        recorder.call("b", READ, 60);

        assertThat(recorder.history().operations())
                .containsExactly(
                        new Operation("a", READ, 10, new Ending.Ok(30, Value.of(1))),
                        new Operation("b", READ, 20, new Ending.Fail(40, "refused")),
                        new Operation("a", READ, 50, new Ending.Info("no answer")),
                        new Operation("b", READ, 60, new Ending.Info("still open at the end")));
    }

    @Test
    void eventsOfOneInstantKeepTheirOrder() {
        recorder.call("a", READ, 5);
        recorder.ok("a", Value.absent(), 5);
        recorder.call("b", READ, 5);
        recorder.ok("b", Value.absent(), 5);

        List<Operation> operations = recorder.history().operations();
        assertThat(operations.get(0).precedes(operations.get(1))).isTrue();
    }

    @Test
    void aClientDoesOneThingAtATime() {
        recorder.call("a", READ, 0);

        assertThatThrownBy(() -> recorder.call("a", READ, 1)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> recorder.ok("b", Value.done(), 1)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void manyThreadsMayWrite() throws InterruptedException {
        int threads = 4;
        int each = 2_000;
        CountDownLatch start = new CountDownLatch(1);
        List<Thread> clients = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            String client = "c" + i;
            Thread thread = new Thread(() -> work(client, each, start));
            clients.add(thread);
            thread.start();
        }
        start.countDown();
        for (Thread client : clients) {
            client.join();
        }

        assertThat(recorder.history().size()).isEqualTo(threads * each);
        assertThat(recorder.history().operations()).doesNotHaveDuplicates();
    }

    private void work(String client, int times, CountDownLatch start) {
        try {
            start.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (int i = 0; i < times; i++) {
            recorder.call(client, READ, System.nanoTime());
            recorder.ok(client, Value.absent(), System.nanoTime());
        }
    }

    @Test
    void aHistoryOfOverlappingOperationsOfOneClientIsRefused() {
        Operation first = new Operation("a", READ, 0, new Ending.Ok(10, Value.absent()));
        Operation second = new Operation("a", READ, 5, new Ending.Ok(15, Value.absent()));
        Operation lost = new Operation("a", READ, 0, new Ending.Info("no answer"));

        assertThatThrownBy(() -> History.of(first, second)).hasMessageContaining("one thing at a time");
        assertThat(History.of(lost, second).size()).isEqualTo(2);
        assertThatThrownBy(() -> new Operation("a", READ, 5, new Ending.Ok(4, Value.absent())))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

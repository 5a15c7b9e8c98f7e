package org.jsyslab.common.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jsyslab.common.codec.Envelope;
import org.jsyslab.common.disk.NodeDisk;
import org.jsyslab.common.node.Message;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.runtime.Echo.EchoMessage;
import org.jsyslab.common.runtime.loop.Carrier;
import org.jsyslab.common.runtime.loop.Recorder;
import org.jsyslab.common.runtime.loop.StepLoop;
import org.jsyslab.common.runtime.loop.Workers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** The order of writes, forces and sends, with a disk and a carrier that write it down. */
class StepLoopTest {
    private static final NodeId N1 = NodeId.of("n1");
    private static final NodeId ASKER = NodeId.of("c1");

    private final List<String> order = Collections.synchronizedList(new ArrayList<>());
    private final List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
    private final MultiThreadIoEventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final OrderedDisk disk = new OrderedDisk(order);
    private StepLoop loop = loop(disk);

    private StepLoop loop(NodeDisk on) {
        return loop(on, Duration.ofSeconds(5));
    }

    private StepLoop loop(NodeDisk on, Duration slowStep) {
        StepLoop.Ground ground = new StepLoop.Ground(N1, (EventLoop) group.next(), on, new Recorder(1));
        Workers workers = new Workers().bind(Echo.Labour.class, labour -> {
            if (labour.text().equals("fail")) {
                throw new IllegalStateException("no strength");
            }
            return new EchoMessage.Toiled(labour.asker(), labour.text());
        });
        StepLoop made = new StepLoop(ground, workers, slowStep, failures::add);
        made.use(new WritingCarrier());
        return made;
    }

    private final class WritingCarrier implements Carrier {
        @Override
        public void carry(Envelope envelope) {
            order.add("send " + ((EchoMessage.Said) envelope.body()).text());
        }

        @Override
        public void flush() {
            if (!order.isEmpty() && order.get(order.size() - 1).startsWith("send")) {
                order.add("flush");
            }
        }
    }

    @AfterEach
    void stop() {
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    @Test
    void noReplyLeavesBeforeItsWriteIsForced() throws Exception {
        deliver(List.of(new EchoMessage.Say("a")));

        assertThat(order).containsExactly("write", "force", "send a", "flush");
    }

    @Test
    void theEventsOfABatchShareOneForce() throws Exception {
        List<Message> requests = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            requests.add(new EchoMessage.Say("r" + i));
        }
        deliver(requests);

        assertThat(order).hasSize(1_000 + 1 + 1_000 + 1);
        assertThat(repliesBeforeTheirForce(order)).isZero();
        assertThat(disk.forces()).isEqualTo(1);
    }

    @Test
    void aBatchHasAnEnd() throws Exception {
        List<Message> requests = new ArrayList<>(Collections.nCopies(2_500, new EchoMessage.Say("r")));
        deliver(requests);

        assertThat(disk.forces()).isEqualTo(3); // 1,024 events at most
        assertThat(repliesBeforeTheirForce(order)).isZero();
    }

    @Test
    void whatMayGoAheadHasLeftBeforeTheForce() throws Exception {
        deliver(List.of(new EchoMessage.Whisper("w")));

        assertThat(order).containsExactly("write", "send w ahead", "flush", "force", "send w after", "flush");
    }

    @Test
    void whatIsSaidOnceABatchIsSaidOnceABatch() throws Exception {
        deliver(new ArrayList<>(Collections.nCopies(1_500, new EchoMessage.Tick())));

        assertThat(order).containsExactly("send 1023 ticks", "flush", "send 477 ticks", "flush"); // the start is a step
    }

    @Test
    void aSendToSelfComesBackInALaterStep() throws Exception {
        deliver(List.of(new EchoMessage.Muse("m1"), new EchoMessage.Say("s"), new EchoMessage.Muse("m2")));
        await().until(() -> order.contains("send m2"));

        assertThat(order).containsExactly("write", "force", "send s", "flush", "send m1", "send m2", "flush");
    }

    @Test
    void workStartsAfterTheForceAndItsResultOrFailureComesBack() throws Exception {
        deliver(List.of(new EchoMessage.Toil("done"), new EchoMessage.Toil("fail")));

        await().until(() -> order.contains("send done") && order.contains("send failed: no strength"));
    }

    @Test
    void aTimerFiresOnceAndAnEqualOneReplacesIt() throws Exception {
        Duration soon = Duration.ofMillis(1);
        Duration never = Duration.ofSeconds(Long.MAX_VALUE);
        deliver(List.of(
                new EchoMessage.Later("cancelled", soon),
                new EchoMessage.Never("cancelled"),
                new EchoMessage.Later("postponed", soon),
                new EchoMessage.Later("postponed", never),
                new EchoMessage.Later("hastened", never),
                new EchoMessage.Later("hastened", soon),
                new EchoMessage.Later("last", Duration.ofMillis(30))));

        await().until(() -> order.contains("send last"));
        assertThat(order).containsExactly("send hastened", "flush", "send last", "flush");
    }

    @Test
    void aHandlerThatThrowsStopsTheLoopAndNothingOfItsBatchLeaves() throws Exception {
        deliver(List.of(new EchoMessage.Say("a"), new EchoMessage.Poison(), new EchoMessage.Say("b")));
        await().until(() -> !failures.isEmpty());

        assertThat(failures.get(0)).hasMessageContaining("n1 failed at Poison").hasRootCauseMessage("poisoned");
        assertThat(order).doesNotContain("force").noneMatch(entry -> entry.startsWith("send"));
        deliver(List.of(new EchoMessage.Say("later")));
        assertThat(order).noneMatch(entry -> entry.startsWith("send"));
    }

    @Test
    void aDiskThatFailsStopsTheLoopAndNothingLeaves() throws Exception {
        disk.breakDown();
        deliver(List.of(new EchoMessage.Say("a")));
        await().until(() -> !failures.isEmpty());

        assertThat(failures.get(0)).hasMessageContaining("the disk is gone");
        assertThat(order).containsExactly("write");
    }

    /** The check above is a check: a loop on a disk that never admits to be dirty is caught by it. */
    @Test
    void aLoopThatForgetsToForceWouldBeCaught() throws Exception {
        loop = loop(new OrderedDisk(order) {
            @Override
            public boolean isDirty() {
                return false;
            }
        });
        deliver(List.of(new EchoMessage.Say("a")));

        assertThat(repliesBeforeTheirForce(order)).isEqualTo(1);
    }

    @Test
    void aSlowStepIsLoggedButNotWhileItsStackIsCold() throws Exception {
        loop = loop(disk, Duration.ofMillis(-1)); // every step is slow
        Logger logger = (Logger) LoggerFactory.getLogger(StepLoop.class);
        String thread = group.submit(() -> Thread.currentThread().getName()).get();
        ListAppender<ILoggingEvent> log = new ListAppender<>() {
            @Override
            protected void append(ILoggingEvent event) {
                if (event.getThreadName().equals(thread)) { // the loops of other tests log as well
                    super.append(event);
                }
            }
        };
        log.list = new CopyOnWriteArrayList<>();
        log.start();
        logger.addAppender(log);
        try {
            long begin = System.nanoTime();
            await().until(() -> {
                deliver(List.of(new EchoMessage.Say("s")));
                return !log.list.isEmpty();
            });
            assertThat(System.nanoTime() - begin).isGreaterThan(900_000_000);
            assertThat(log.list.get(0).getFormattedMessage()).contains("a handler must not block");
        } finally {
            logger.detachAppender(log);
        }
    }

    /** Delivers all at once, so that they make one batch as far as that can be, and waits for their steps. */
    private void deliver(List<Message> messages) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        EventLoop thread = loop.ground().thread();
        thread.execute(() -> {
            if (!loop.residents().has(N1) && failures.isEmpty()) {
                loop.residents().add(N1, Echo.server());
            }
            messages.forEach(message -> {
                if (loop.residents().has(N1)) {
                    loop.deliver(new Envelope(null, ASKER, N1, 0, null, message));
                }
            });
            thread.execute(done::countDown); // behind the loop's turn
        });
        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
    }

    /** How many sends went out while a write was not forced. */
    private static long repliesBeforeTheirForce(List<String> order) {
        long early = 0;
        boolean dirty = false;
        for (String entry : order) {
            dirty = entry.equals("write") || (dirty && !entry.equals("force"));
            early += dirty && entry.startsWith("send") ? 1 : 0;
        }
        return early;
    }
}

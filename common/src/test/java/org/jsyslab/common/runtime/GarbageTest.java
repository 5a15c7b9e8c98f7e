package org.jsyslab.common.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.SplittableRandom;
import org.jsyslab.common.codec.Envelope;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.runtime.door.Limits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever comes by any door, the node stays up and serves the next visitor. The inputs follow from one seed. */
@Isolated("measures the heap")
class GarbageTest {
    /** For each door; {@code -Dgarbage=20000} makes a hundred thousand of them. */
    private static final int INPUTS = Integer.getInteger("garbage", 700);

    private static final int WARM_UP = 100;
    private static final long HEAP_GROWTH = 10_000_000;

    /** How garbage begins, so that it gets through each door; what follows is a damaged request, or noise. */
    enum Door {
        JSON(
                "{\"src\":\"c1\",\"dest\":\"n1\",\"clock\":1,\"op\":\"c1-1\",\"body\":{\"type\":\"Say\",\"text\":\"x\"}}\n"),
        REDIS("*2\r\n$4\r\nECHO\r\n$5\r\nhello\r\nPING\r\n*1\r\n$4\r\nPING\r\n"),
        HTTP("POST /faults?x=%20 HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\n{\"a\":1}\r\n"),
        NOISE(""),
        BINARY(null);

        private final byte[] sample;

        Door(String sample) {
            this.sample = sample == null ? frame() : sample.getBytes(StandardCharsets.UTF_8);
        }

        private static byte[] frame() {
            var out = Unpooled.buffer();
            var say = new Echo.EchoMessage.Say("x");
            Echo.SCHEMA.binary().write(new Envelope("c1.1-1", NodeId.of("c1"), NodeId.of("n1"), 1, null, say), out);
            return ByteBufUtil.getBytes(out);
        }
    }

    @ParameterizedTest
    @EnumSource(Door.class)
    @Timeout(600)
    void theNodeStaysUpAndKeepsNothingOfIt(Door door) {
        SplittableRandom random = new SplittableRandom(7 + door.ordinal());
        Limits limits = Limits.DEFAULT.withBytes(5_000, 1_000, 1 << 20);
        try (NodeProcess process = Echo.serverProcess("n1").limits(limits).start()) {
            feed(process, door, random, WARM_UP);
            long before = LiveHeap.bytes();
            feed(process, door, random, INPUTS);
            await().untilAsserted(() -> assertServes(process)); // a flood fills all places for a second
            long growth = LiveHeap.bytes() - before;
            System.err.printf("%d damaged inputs at the door %s: %d kB of heap%n", INPUTS, door, growth / 1_000);
            assertThat(growth).as("growth of the heap").isLessThan(HEAP_GROWTH);
        }
    }

    private static void feed(NodeProcess process, Door door, SplittableRandom random, int inputs) {
        for (int i = 0; i < inputs; i++) {
            try (Wire wire = new Wire(process)) {
                wire.send(damaged(door.sample, random));
            } catch (UncheckedIOException hungUpOnUs) {
                assertThat(process.termination().toCompletableFuture()).isNotDone();
            }
        }
    }

    /** The test above is a test: the same inputs stop a process whose node chokes on one of them. */
    @Test
    void aNodeThatChokesWouldBeCaught() {
        try (NodeProcess process = Echo.serverProcess("n1").start();
                Wire wire = new Wire(process)) {
            wire.send("{\"body\":{\"type\":\"Poison\"}}\n");
            assertThat(wire.line()).isNull();
            assertThat(process.termination().toCompletableFuture())
                    .failsWithin(Duration.ofSeconds(10))
                    .withThrowableThat()
                    .withMessageContaining("Poison");
        }
    }

    private static void assertServes(NodeProcess process) {
        try (Wire json = new Wire(process);
                Wire redis = new Wire(process);
                Wire http = new Wire(process)) {
            json.send("{\"body\":{\"type\":\"Say\",\"text\":\"alive\"}}\n");
            assertThat(json.line()).contains("alive");
            redis.send("PING\r\n");
            assertThat(redis.line()).isEqualTo("+PONG");
            http.send("GET /state HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(http.line()).contains("200");
        }
    }

    private static byte[] damaged(byte[] sample, SplittableRandom random) {
        if (sample.length == 0) {
            byte[] noise = new byte[random.nextInt(1, 6_000)];
            random.nextBytes(noise);
            return noise;
        }
        byte[] bytes = sample.clone();
        for (int i = random.nextInt(4); i >= 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        int length = random.nextInt(3) == 0 ? random.nextInt(1, bytes.length + 1) : bytes.length;
        var out = Unpooled.buffer();
        for (int copies = random.nextInt(1, 4); copies > 0; copies--) {
            out.writeBytes(bytes, 0, length);
        }
        return ByteBufUtil.getBytes(out);
    }
}

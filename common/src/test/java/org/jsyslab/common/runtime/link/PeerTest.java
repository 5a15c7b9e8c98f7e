package org.jsyslab.common.runtime.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jsyslab.common.codec.Envelope;
import org.jsyslab.common.codec.Schema;
import org.jsyslab.common.node.Message;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.runtime.door.Limits;
import org.jsyslab.common.runtime.loop.Recorder;
import org.jsyslab.common.runtime.loop.StepLoop;
import org.jsyslab.common.runtime.loop.VolatileDisk;
import org.jsyslab.common.runtime.loop.Workers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The connection to one peer. */
class PeerTest {
    private static final NodeId N1 = NodeId.of("n1");
    private static final NodeId N2 = NodeId.of("n2");

    sealed interface Greeting extends Message {
        record Hi() implements Greeting {}
    }

    private final MultiThreadIoEventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());

    @AfterEach
    void stop() {
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    @Test
    void whoClosesWhileItDialsLeavesNoConnectionAndCountsWhatWaited() throws Exception {
        EventLoop thread = (EventLoop) group.next();
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            listener.setSoTimeout(10_000);
            Router router = router(thread, "127.0.0.1:" + listener.getLocalPort());
            thread.submit(
                            () -> { // in one task of the loop: the connection cannot open in between
                                router.carry(new Envelope(null, N1, N2, 0, null, new Greeting.Hi()));
                                router.close();
                            })
                    .get();

            assertThat(thread.submit(() -> router.losses().total(Loss.UNREACHABLE))
                            .get())
                    .isEqualTo(1);
            try (Socket accepted = listener.accept()) {
                accepted.setSoTimeout(10_000);
                assertThat(accepted.getInputStream().readAllBytes()).isEmpty(); // not even a greeting, and the end
            }
        }
    }

    private static Router router(EventLoop thread, String address) {
        StepLoop.Ground ground = new StepLoop.Ground(N1, thread, new VolatileDisk(), new Recorder(1));
        StepLoop loop = new StepLoop(ground, new Workers(), Duration.ofSeconds(5), failure -> {});
        Addresses addresses = Addresses.listed(Map.of("n2", address), Addresses.none());
        return new Router(
                loop,
                true,
                addresses,
                new WireForms(Schema.of(Greeting.class), Form.BINARY, false),
                Limits.DEFAULT,
                Set.of());
    }
}

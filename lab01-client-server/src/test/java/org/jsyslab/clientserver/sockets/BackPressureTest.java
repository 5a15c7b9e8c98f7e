package org.jsyslab.clientserver.sockets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jsyslab.common.grade.Part;
import org.jsyslab.common.grade.Points;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Part("A Sockets")
class BackPressureTest {
    private static final int MESSAGE = 256 * 1024;
    /** More than the buffers of the system hold on both ways. */
    private static final int LIMIT = 96 * 1024 * 1024;

    /** Of an echo server, by its port. */
    private static final Property<Integer> TAKES_NO_MORE_THAN_IT_CAN_GIVE_BACK = port -> {
        try (RawClient neverReads = new RawClient(port)) {
            byte[] frame = RawClient.frames("x".repeat(MESSAGE));
            int taken = 0;
            try {
                while (taken < LIMIT) {
                    neverReads.write(frame);
                    taken += frame.length;
                }
            } catch (IOException e) {
                // The server has lost patience: as it should.
                assertThat(taken).isLessThan(LIMIT);
                return;
            }
            assertThat(taken).as("bytes taken from a client that reads nothing").isLessThan(LIMIT);
        }
    };

    @ParameterizedTest
    @EnumSource
    @Points(2)
    @DisplayName("A client that never reads its replies is read no more, then closed")
    void neverReads(ServerKind kind) throws Exception {
        ServerOptions options = ServerOptions.onPort(0).withPatience(Duration.ofMillis(300));
        try (Server server = kind.start(options, request -> request)) {
            TAKES_NO_MORE_THAN_IT_CAN_GIVE_BACK.check(server.port());
            await().untilAsserted(() -> assertThat(server.connections()).isZero());
        }
    }

    @Test
    @DisplayName("Mutant: an event loop that reads on whatever has become of its replies")
    void mutant() {
        EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        try {
            Channel listener = new ServerBootstrap()
                    .group(loop)
                    .channel(NioServerSocketChannel.class)
                    .childHandler(new Careless())
                    .bind(InetAddress.getLoopbackAddress(), 0)
                    .syncUninterruptibly()
                    .channel();
            TAKES_NO_MORE_THAN_IT_CAN_GIVE_BACK.mustFailOn(((InetSocketAddress) listener.localAddress()).getPort());
        } finally {
            loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
        }
    }

    private static final class Careless extends ChannelInitializer<SocketChannel> {
        @Override
        protected void initChannel(SocketChannel channel) {
            channel.pipeline().addLast(new ChannelInboundHandlerAdapter() {
                @Override
                public void channelRead(ChannelHandlerContext context, Object message) {
                    var unused = context.writeAndFlush(message);
                }
            });
        }
    }
}

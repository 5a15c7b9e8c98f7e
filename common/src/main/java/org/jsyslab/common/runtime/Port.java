package org.jsyslab.common.runtime;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jsyslab.common.node.Event.Kind;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.runtime.door.AcceptedConnections;
import org.jsyslab.common.runtime.door.Patience;
import org.jsyslab.common.runtime.http.FaultRoutes;
import org.jsyslab.common.runtime.http.HttpAnswer;
import org.jsyslab.common.runtime.http.HttpDoor;
import org.jsyslab.common.runtime.http.Route;
import org.jsyslab.common.runtime.http.TraceFeed;
import org.jsyslab.common.runtime.link.Router;
import org.jsyslab.common.runtime.loop.ClientPool;
import org.jsyslab.common.runtime.loop.StepLoop;
import org.jsyslab.common.runtime.resp.RespDoor;
import org.jsyslab.common.trace.TraceLine;

/** The one port of a process, with a door for each protocol behind it. */
final class Port {
    private static final int SWEEP_MILLIS = 250;

    private final Settings settings;
    private final StepLoop loop;
    private final Router router;
    private final AcceptedConnections accepted;
    private Channel channel;

    Port(Settings settings, StepLoop loop, Router router) {
        this.settings = settings;
        this.loop = loop;
        this.router = router;
        this.accepted = new AcceptedConnections(settings.limits());
    }

    /** Opens the port if the process is to listen; not from the loop's thread. */
    void open() {
        Settings.Listening at = settings.listensAt();
        if (at == null) {
            return;
        }
        PortUnification.Doors doors = doors(at);
        ChannelFuture bound = new ServerBootstrap()
                .group(loop.ground().thread())
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel child) {
                        Patience patience = accepted.admit(child);
                        if (patience != null) {
                            child.pipeline().addLast(new PortUnification(doors, patience));
                        }
                    }
                })
                .bind(at.host(), at.port())
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new UncheckedIOException(
                    "cannot listen at " + at.host() + ":" + at.port() + ": " + reason(bound.cause(), at.host()),
                    new IOException(bound.cause()));
        }
        channel = bound.channel();
        router.openDatagrams((InetSocketAddress) channel.localAddress());
        loop.ground()
                .thread()
                .scheduleWithFixedDelay(accepted::sweep, SWEEP_MILLIS, SWEEP_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** What is wrong, and what to do about it. */
    private static String reason(Throwable cause, String host) {
        String reason = String.valueOf(cause.getMessage());
        if (cause instanceof UnresolvedAddressException || cause instanceof UnknownHostException) {
            return "the host " + host + " is not known; choose another one to bind";
        } else if (reason.startsWith("Cannot assign")) {
            return "this machine does not have that address; choose another one to bind";
        } else if (reason.startsWith("Permission denied")) {
            return reason + "; choose a port from 1024 on";
        }
        return reason + "; stop what listens there, or choose another --port";
    }

    /** The port; 0 if it is not open. */
    int number() {
        return channel == null ? 0 : ((InetSocketAddress) channel.localAddress()).getPort();
    }

    /** Accepted connections, open now. */
    int connections() {
        return accepted.size();
    }

    /** Closes the port and all that came by it. */
    void close() {
        if (channel != null) {
            channel.close();
        }
        accepted.close();
    }

    private PortUnification.Doors doors(Settings.Listening at) {
        NodeId self = settings.self();
        ClientPool clients = new ClientPool(
                loop,
                settings.client() == null ? 0 : settings.limits().clients(),
                settings.client() == null ? 0 : settings.limits().waitingOperations(),
                this::hire);
        RespDoor redis = new RespDoor(self, settings.limits(), clients, settings.commands(), this::info);
        TraceFeed trace = new TraceFeed(
                loop.ground().recorder(), event -> new String(TraceLine.of(event, 0), StandardCharsets.UTF_8));
        HttpDoor http = new HttpDoor(self, settings.limits(), clients, at.host(), routes(), trace);
        return new PortUnification.Doors(router::accept, redis::accept, http::accept);
    }

    private NodeId hire(int number) {
        NodeId name = settings.self().child("client-" + number);
        loop.residents().add(name, settings.client());
        return name;
    }

    private List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        routes.add(new Route("GET", "/state", call -> HttpAnswer.ok(StateReport.of(loop, router, this))));
        routes.add(new Route("GET", "/metrics", call -> HttpAnswer.ok(MetricsReport.of(loop, router, this))));
        routes.addAll(new FaultRoutes(settings.self().process(), settings.token(), router.faults(), this::recordFaults)
                .routes());
        routes.addAll(settings.routes());
        return routes;
    }

    private void recordFaults(String words) {
        loop.ground().recorder().report(Kind.FAULT, settings.self(), null, null, null, null, words);
    }

    private String info() {
        return "# Server\r\nredis_version:7.0.0\r\nredis_mode:standalone\r\njsyslab_node:"
                + settings.self().name() + "\r\ntcp_port:" + number() + "\r\n";
    }
}

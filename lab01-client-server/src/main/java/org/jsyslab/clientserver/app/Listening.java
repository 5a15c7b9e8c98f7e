package org.jsyslab.clientserver.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.jsyslab.clientserver.sockets.Server;
import org.jsyslab.clientserver.sockets.ServerOptions;
import org.jsyslab.common.cli.ExitCode;
import org.jsyslab.common.cluster.ClusterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/**
 * The options of commands that serve on a port, and the serving until Ctrl-C, which lets replies in progress finish.
 */
final class Listening {
    /** How a server is started. */
    interface Starter {
        Server start(ServerOptions options) throws IOException;
    }

    @Option(names = "--bind", paramLabel = "ADDRESS", description = "Where to listen. Default: the loopback address.")
    private InetAddress address = InetAddress.getLoopbackAddress();

    @Option(names = "--connections", paramLabel = "N", description = "The most at a time. Default: 512.")
    private int connections = 512;

    @Option(names = "--patience", paramLabel = "TIME", description = "The longest wait for a client. Default: 60s.")
    private Duration patience = Duration.ofSeconds(60);

    /** Serves; returns when the thread is interrupted. */
    int serve(CommandSpec spec, int port, Starter starter) {
        InetSocketAddress where = new InetSocketAddress(address, port);
        Server server = start(starter, new ServerOptions(where, connections, patience), where);
        Thread atShutdown = new Thread(server::close, "stop");
        Runtime.getRuntime().addShutdownHook(atShutdown);
        PrintWriter out = spec.commandLine().getOut();
        out.println("listening on " + address.getHostAddress() + ":" + server.port() + "; Ctrl-C ends it");
        out.flush();
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            server.close();
            Runtime.getRuntime().removeShutdownHook(atShutdown);
        }
        return ExitCode.OK;
    }

    private static Server start(Starter starter, ServerOptions options, InetSocketAddress where) {
        try {
            return starter.start(options);
        } catch (IOException e) {
            throw new ClusterException(
                    "cannot listen on " + where.getHostString() + ":" + where.getPort() + ": " + e.getMessage()
                            + "; try another --port",
                    e);
        }
    }
}

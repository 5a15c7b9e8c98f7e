package org.jsyslab.clientserver.sockets.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import org.jsyslab.clientserver.sockets.Server;
import org.jsyslab.clientserver.sockets.ServerOptions;

/**
 * The process of a server under load: prints its port, and ends when its input does, hence with the one that started
 * it.
 */
final class BenchServer {
    private static final int MAX_CONNECTIONS = 4096;

    private BenchServer() {}

    /** Starts the contestant named by the first argument. */
    public static void main(String[] arguments) throws IOException {
        run(Contestant.valueOf(arguments[0]), System.in, System.out);
    }

    private static void run(Contestant contestant, InputStream in, PrintStream out) throws IOException {
        try (Server server = contestant.start(ServerOptions.onPort(0).withMaxConnections(MAX_CONNECTIONS))) {
            out.println(server.port());
            out.flush();
            in.transferTo(OutputStream.nullOutputStream());
        }
    }
}

package org.jsyslab.clientserver.app;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.jsyslab.clientserver.sockets.BlockingClient;
import org.jsyslab.common.cli.NothingAnswersException;
import org.jsyslab.common.cluster.ClusterException;
import picocli.CommandLine.Option;

/** The options of commands that talk to a server, and what is said when it does not answer. */
final class Reaching {
    /** What is done over the connection; the result is an exit code. */
    interface Conversation {
        int talk(BlockingClient server) throws IOException;
    }

    @Option(names = "--host", paramLabel = "HOST", description = "Default: localhost.")
    private String host = "localhost";

    @Option(names = "--timeout", paramLabel = "TIME", description = "The longest wait for the server. Default: 5s.")
    private Duration timeout = Duration.ofSeconds(5);

    /**
     * Connects and talks.
     *
     * @param hint what to do when nobody is there
     */
    int reach(int port, String hint, Conversation conversation) {
        String where = host + ":" + port;
        try (BlockingClient server = connect(port, hint)) {
            return conversation.talk(server);
        } catch (SocketTimeoutException e) {
            throw new NothingAnswersException(where + " has not answered within " + timeout.toMillis() + " ms");
        } catch (IOException e) {
            throw new ClusterException(where + ": " + e.getMessage(), e);
        }
    }

    private BlockingClient connect(int port, String hint) {
        try {
            return BlockingClient.connect(new InetSocketAddress(host, port), timeout);
        } catch (IOException e) {
            throw new NothingAnswersException("nothing answers at " + host + ":" + port + "; " + hint);
        }
    }
}

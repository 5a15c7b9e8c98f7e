package org.jsyslab.clientserver.sockets;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Iterator;

/**
 * Sends one message after another to a server and prints the replies, one a line: a client for a terminal or a script.
 */
public final class Sender {
    private final BlockingClient server;
    private final PrintWriter out;

    /** A sender over a connection that the caller closes. */
    public Sender(BlockingClient server, PrintWriter out) {
        this.server = server;
        this.out = out;
    }

    /** Whether no reply was an error; throws as {@link BlockingClient#ask}, with the replies so far printed. */
    public boolean sendAll(Iterator<String> messages) throws IOException {
        boolean good = true;
        while (messages.hasNext()) {
            String reply = server.ask(messages.next());
            out.println(reply);
            out.flush();
            good &= !reply.startsWith(Service.ERROR);
        }
        return good;
    }
}

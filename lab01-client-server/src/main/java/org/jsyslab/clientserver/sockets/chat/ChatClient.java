package org.jsyslab.clientserver.sockets.chat;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import org.jsyslab.clientserver.sockets.BlockingClient;
import org.jsyslab.clientserver.sockets.Service;

/**
 * One member's side: sends the lines of a reader, prints what is heard.
 *
 * <p>Lesson: it waits for the keyboard and the network at once, and with blocking streams that takes two threads.
 */
public final class ChatClient {
    private static final String QUIT = "/quit";

    private final BlockingClient server;
    private final BufferedReader in;
    private final PrintWriter out;
    /** Our side of the conversation is over: what follows is the rest of the others'. */
    private volatile boolean left;

    /** A member over a connection that the caller closes. */
    public ChatClient(BlockingClient server, BufferedReader in, PrintWriter out) {
        this.server = server;
        this.in = in;
        this.out = out;
    }

    /**
     * Joins, and talks until the input ends or says {@code /quit}; returns when the server has told everything that was
     * said before. An {@link IOException} when the room refuses the name, or closes first.
     */
    public void talk(String name) throws IOException {
        server.send(name);
        String first = server.receive();
        if (first.startsWith(Service.ERROR)) {
            throw new IOException(first.substring(Service.ERROR.length()));
        }
        print(first);
        Thread keyboard = new Thread(this::sendLines, "keyboard");
        keyboard.setDaemon(true);
        keyboard.start();
        for (Optional<String> line = server.next(); line.isPresent(); line = server.next()) {
            print(line.get());
        }
        if (!left) {
            throw new EOFException("the server closed the room");
        }
    }

    private void sendLines() {
        try {
            String line = in.readLine();
            while (line != null && !line.equals(QUIT)) {
                server.send(line);
                line = in.readLine();
            }
            left = true;
            server.endOutput();
        } catch (IOException e) {
            // The connection is gone: the thread that receives finds that out by itself.
        }
    }

    private void print(String line) {
        out.println(line);
        out.flush();
    }
}

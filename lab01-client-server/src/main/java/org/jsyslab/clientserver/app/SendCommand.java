package org.jsyslab.clientserver.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import org.jsyslab.clientserver.sockets.BlockingClient;
import org.jsyslab.clientserver.sockets.Sender;
import org.jsyslab.common.cli.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code send}: messages to part A's server, and its replies. */
@Command(
        name = "send",
        description = "Sends messages to the server of serve and prints its replies, one a line.",
        mixinStandardHelpOptions = true)
public final class SendCommand implements Callable<Integer> {
    @Parameters(paramLabel = "MESSAGE", description = "As 'add 1 2'. Without any, the lines of standard input.")
    private List<String> messages = List.of();

    @Option(names = "--port", paramLabel = "PORT", description = "Default: 7190.")
    private int port = ServeCommand.DEFAULT_PORT;

    @Mixin
    private Reaching reaching = new Reaching();

    @Spec
    private CommandSpec spec;

    private final InputStream in;

    /** Reads standard input. */
    public SendCommand() {
        this(System.in);
    }

    /** Reads {@code in}. */
    SendCommand(InputStream in) {
        this.in = in;
    }

    /** Fails when a reply was an error. */
    @Override
    public Integer call() {
        return reaching.reach(port, "start a server: serve --port " + port, this::talk);
    }

    private int talk(BlockingClient server) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        boolean good = new Sender(server, out).sendAll(texts());
        return good ? ExitCode.OK : ExitCode.FAILED;
    }

    private Iterator<String> texts() {
        return messages.isEmpty()
                ? new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                        .lines()
                        .iterator()
                : messages.iterator();
    }
}

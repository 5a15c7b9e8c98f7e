package org.jsyslab.clientserver.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.jsyslab.clientserver.sockets.BlockingClient;
import org.jsyslab.clientserver.sockets.chat.ChatClient;
import org.jsyslab.common.cli.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code chat join ann}: the lines of standard input go to the room, what is said there is printed. */
@Command(
        name = "join",
        description = "Joins a room: sends the lines of standard input until it ends or says /quit.",
        mixinStandardHelpOptions = true)
final class ChatJoinCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", description = "1 to 20 letters, digits, _ or -.")
    private String name;

    @Option(names = "--port", paramLabel = "PORT", description = "Default: 7191.")
    private int port = ChatCommand.DEFAULT_PORT;

    @Mixin
    private Reaching reaching = new Reaching();

    @Spec
    private CommandSpec spec;

    private final InputStream in;

    /** Reads standard input. */
    ChatJoinCommand() {
        this(System.in);
    }

    /** Reads {@code in}. */
    ChatJoinCommand(InputStream in) {
        this.in = in;
    }

    @Override
    public Integer call() {
        return reaching.reach(port, "open a room: chat serve --port " + port, this::talk);
    }

    private int talk(BlockingClient server) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        new ChatClient(server, lines, spec.commandLine().getOut()).talk(name);
        return ExitCode.OK;
    }
}

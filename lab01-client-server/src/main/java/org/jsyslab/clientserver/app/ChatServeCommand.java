package org.jsyslab.clientserver.app;

import java.util.concurrent.Callable;
import org.jsyslab.clientserver.sockets.chat.ChatServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code chat serve}: a room in this terminal, until Ctrl-C. */
@Command(name = "serve", description = "Opens a room here, until Ctrl-C.", mixinStandardHelpOptions = true)
final class ChatServeCommand implements Callable<Integer> {
    @Option(names = "--port", paramLabel = "PORT", description = "Default: 7191; 0 takes any free one.")
    private int port = ChatCommand.DEFAULT_PORT;

    @Mixin
    private Listening listening = new Listening();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        return listening.serve(spec, port, ChatServer::start);
    }
}

package org.jsyslab.clientserver.app;

import java.time.Clock;
import java.util.concurrent.Callable;
import org.jsyslab.clientserver.sockets.ServerKind;
import org.jsyslab.clientserver.sockets.WordService;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code serve}: part A's server in this terminal, until Ctrl-C. */
@Command(
        name = "serve",
        description = "Runs the socket server of part A here, until Ctrl-C. Talk to it with send.",
        mixinStandardHelpOptions = true)
public final class ServeCommand implements Callable<Integer> {
    /** The port of {@code serve} and {@code send}, unless told otherwise. */
    static final int DEFAULT_PORT = 7190;

    /** Which of the two servers; the blocking one if none is named. */
    private static final class Kind {
        @Option(names = "--blocking", description = "With java.net, a thread per connection (the default).")
        private boolean blocking;

        @Option(names = "--netty", description = "With Netty, an event loop.")
        private boolean netty;

        ServerKind chosen() {
            return netty && !blocking ? ServerKind.NETTY : ServerKind.BLOCKING;
        }
    }

    @ArgGroup
    private Kind kind = new Kind();

    @Option(names = "--port", paramLabel = "PORT", description = "Default: 7190; 0 takes any free one.")
    private int port = DEFAULT_PORT;

    @Mixin
    private Listening listening = new Listening();

    @Spec
    private CommandSpec spec;

    /** Serves until the process or the thread is told to end. */
    @Override
    public Integer call() {
        WordService service = new WordService(Clock.systemUTC());
        return listening.serve(spec, port, options -> kind.chosen().start(options, service));
    }
}

package org.jsyslab.clientserver.app;

import java.time.Duration;
import org.jsyslab.clientserver.rpc.Retransmission;
import org.jsyslab.clientserver.rpc.Semantics;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** How clients call. */
@Command
final class RpcOptions {
    @Option(
            names = "--semantics",
            paramLabel = "SEMANTICS",
            defaultValue = "at-most-once",
            converter = SpelledSemantics.class,
            description =
                    "What a client makes sure of: maybe, at-least-once or at-most-once (default: ${DEFAULT-VALUE}).")
    Semantics semantics = Semantics.AT_MOST_ONCE;

    @Option(
            names = "--first-wait",
            paramLabel = "TIME",
            defaultValue = "100ms",
            description = "How long a client waits before it sends a request again for the first time (default:"
                    + " ${DEFAULT-VALUE}).")
    Duration firstWait = Retransmission.DEFAULT.first();

    Retransmission retransmission() {
        Duration longest = Retransmission.DEFAULT.longest();
        return new Retransmission(
                firstWait, longest.compareTo(firstWait) > 0 ? longest : firstWait, Retransmission.DEFAULT.attempts());
    }

    /** Reads {@code at-most-once}. */
    static final class SpelledSemantics implements ITypeConverter<Semantics> {
        @Override
        public Semantics convert(String text) {
            for (Semantics semantics : Semantics.values()) {
                if (semantics.spelled().equalsIgnoreCase(text.replace('_', '-'))) {
                    return semantics;
                }
            }
            throw new IllegalArgumentException("'" + text + "' is none of maybe, at-least-once, at-most-once");
        }
    }
}

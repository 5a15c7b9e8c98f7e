package org.jsyslab.common.cli;

import java.time.Duration;
import picocli.CommandLine.Option;

/** How long an operation may take, and how its outcome is printed. */
final class OutcomeOptions {
    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            defaultValue = "20s",
            description = "How long to wait for an outcome (default: ${DEFAULT-VALUE}).")
    Duration limit;

    @Option(names = "--json", description = "Print the outcome as one line of JSON.")
    boolean json;
}

package org.jsyslab.common.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jsyslab.common.runtime.link.Form;
import picocli.CommandLine.Option;

/** How nodes talk to each other. */
final class WireOptions {
    @Option(
            names = "--wire",
            paramLabel = "FORM",
            defaultValue = "BINARY",
            description = "How nodes write messages to each other: binary or json (default: binary).")
    Form form;

    @Option(names = "--log-wire", description = "Print every message as JSON.")
    boolean log;

    /** The same options, as they would be typed. */
    List<String> asTyped() {
        List<String> typed = new ArrayList<>(List.of("--wire", form.name().toLowerCase(Locale.ROOT)));
        if (log) {
            typed.add("--log-wire");
        }
        return typed;
    }
}

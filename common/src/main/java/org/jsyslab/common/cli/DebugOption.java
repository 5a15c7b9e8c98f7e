package org.jsyslab.common.cli;

import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The option that every command has. */
final class DebugOption {
    private boolean on;

    /** Shows stack traces with errors, and detailed logs. */
    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Show stack traces and detailed logs.")
    void set(boolean value) {
        on = value;
        if (value) {
            Logging.debug();
        }
    }

    boolean isOn() {
        return on;
    }
}

package org.jsyslab.common.cluster;

import java.util.function.Consumer;

/**
 * Where lines for people go.
 *
 * @param lines takes one line; called from several threads
 * @param colours whether colour codes make sense there
 */
public record Console(Consumer<String> lines, boolean colours) {

    /** Standard error, where logs belong; with colours on a terminal unless NO_COLOR is set. */
    public static Console standardError() {
        return above(System.err::println);
    }

    /** What {@code lines} does; with colours on a terminal unless NO_COLOR is set. */
    public static Console above(Consumer<String> lines) {
        boolean wanted = System.getenv().getOrDefault("NO_COLOR", "").isEmpty();
        return new Console(lines, wanted && isTerminal());
    }

    /** Whether a person sits at standard input and output. */
    @SuppressWarnings("SystemConsoleNull") // from JDK 22 on there is always a console, which can be asked
    public static boolean isTerminal() {
        java.io.Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) java.io.Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true; // before JDK 22 there is a console only at a terminal
        }
    }
}

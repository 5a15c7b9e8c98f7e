package org.jsyslab.common.cli;

/** What a program tells the shell when it ends. */
public final class ExitCode {
    /** All went well. */
    public static final int OK = 0;
    /** It ran and did not succeed. */
    public static final int FAILED = 1;
    /** The command line is wrong. */
    public static final int USAGE = 2;
    /** An exercise is still open. */
    public static final int NOT_IMPLEMENTED = 3;
    /** No node answers there. */
    public static final int NOTHING_ANSWERS = 4;

    private ExitCode() {}
}

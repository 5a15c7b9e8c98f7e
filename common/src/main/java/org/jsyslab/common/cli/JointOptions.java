package org.jsyslab.common.cli;

/** Options of a lab ({@link Lab#options}) of which some do not go together. */
public interface JointOptions {

    /**
     * Looks at the options once all are read, before the command runs.
     *
     * @throws IllegalArgumentException with a line for the user, if they do not go together: a wrong command line
     */
    void requireSound();
}

package org.jsyslab.common.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;

/** A lab's simulation from one seed. */
@FunctionalInterface
public interface SimulatedRun {

    /**
     * Runs, and prints what happened: the same bytes for the same seed.
     *
     * @param trace where to record the run, if anywhere
     * @return whether all invariants held
     * @throws Exception if the run could not be carried out
     */
    boolean run(long seed, Optional<Path> trace, PrintWriter out) throws Exception;
}

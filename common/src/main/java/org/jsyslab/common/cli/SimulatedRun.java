package org.jsyslab.common.cli;

import java.io.PrintWriter;
import org.jsyslab.common.sim.Simulation;

/** A lab's simulation from one seed. */
@FunctionalInterface
public interface SimulatedRun {

    /**
     * Adds nodes to a simulation that has not begun, runs it, and prints what happened: the same bytes for the same
     * seed.
     *
     * @return whether all invariants held
     */
    boolean run(Simulation simulation, PrintWriter out);
}

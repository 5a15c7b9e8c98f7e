package org.jsyslab.common.cli;

import java.io.Closeable;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jsyslab.common.node.Event;
import org.jsyslab.common.node.Observer;
import org.jsyslab.common.sim.Machine;
import org.jsyslab.common.sim.Simulation;
import org.jsyslab.common.trace.RunHeader;
import org.jsyslab.common.trace.TraceWriter;

/**
 * Records a simulated run. The header, which names the nodes, is written when time begins to pass: until then they are
 * added.
 */
final class SimulationTrace implements Observer, Closeable {
    private final Lab lab;
    private final String replay;
    private final Simulation simulation;
    private final OutputStream out;
    private final TraceWriter.Limits limits;
    private final List<Event> beforeTime = new ArrayList<>();
    private TraceWriter writer;

    SimulationTrace(Lab lab, String replay, Simulation simulation, OutputStream out, TraceWriter.Limits limits) {
        this.lab = lab;
        this.replay = replay;
        this.simulation = simulation;
        this.out = out;
        this.limits = limits;
    }

    @Override
    public void observe(Event event) {
        if (writer == null && event.micros() == 0) {
            beforeTime.add(event);
        } else {
            begun().observe(event);
        }
    }

    @Override
    public void close() {
        begun().close();
    }

    private TraceWriter begun() {
        if (writer == null) {
            writer = TraceWriter.ofSimulation(out, header(), limits);
            beforeTime.forEach(writer::observe);
            beforeTime.clear();
        }
        return writer;
    }

    private RunHeader header() {
        return new RunHeader(
                LabProgram.name(lab),
                RunHeader.Mode.SIM,
                simulation.seed(),
                lab.title(),
                replay,
                simulation.machines().values().stream()
                        .map(SimulationTrace::participant)
                        .toList(),
                new TreeMap<>());
    }

    private static RunHeader.Participant participant(Machine machine) {
        return new RunHeader.Participant(machine.id(), machine.id().name().startsWith("c") ? "client" : "server");
    }
}

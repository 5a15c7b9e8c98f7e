package org.jsyslab.common.runtime;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jsyslab.common.runtime.link.Router;
import org.jsyslab.common.runtime.loop.StepLoop;

/** What {@code /state} tells about a process, as values that become JSON. */
final class StateReport {

    private StateReport() {}

    static Map<String, Object> of(StepLoop loop, Router router, Port port) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("node", loop.ground().process().name());
        report.put("incarnation", loop.ground().recorder().incarnation());
        report.put("port", port.number());
        report.put(
                "upMillis",
                TimeUnit.NANOSECONDS.toMillis(loop.ground().recorder().nanos()));
        report.put("steps", loop.steps());
        report.put("forces", loop.ground().disk().forces());
        report.put("connections", port.connections());
        Map<String, Object> stacks = new TreeMap<>();
        loop.residents().observed().forEach((name, observed) -> stacks.put(name.name(), new LinkedHashMap<>(observed)));
        report.put("stacks", stacks);
        report.put("peers", router.peers().status());
        report.put("lost", new TreeMap<>(router.losses().counts()));
        report.put("faults", router.faults().report());
        return report;
    }
}

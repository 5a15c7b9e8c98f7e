package org.jsyslab.common.runtime.link;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The faults that were ordered, by name of process. They act at this end of a link: on what leaves, and where that is
 * wanted also on what arrives, so that a process can be cut from clients that take no orders. Faults of the name
 * {@code *} apply to every link, on top of its own.
 */
public final class LinkFaults {
    /** Stands for every process. */
    public static final String ALL = "*";

    private static final int MAX_LINKS = 1_000;

    private final SortedMap<String, LinkFault> faults = new TreeMap<>();

    /**
     * Changes the fault of one link.
     *
     * @param process name of a process, or {@link #ALL}
     * @throws IllegalArgumentException if there are too many
     */
    public void change(String process, UnaryOperator<LinkFault> change) {
        LinkFault changed = change.apply(faults.getOrDefault(process, LinkFault.NONE));
        if (changed.equals(LinkFault.NONE)) {
            faults.remove(process);
        } else if (faults.containsKey(process) || faults.size() < MAX_LINKS) {
            faults.put(process, changed);
        } else {
            throw new IllegalArgumentException("faults on more than " + MAX_LINKS + " links");
        }
    }

    /** Ends all faults. */
    public void heal() {
        faults.clear();
    }

    /** The faults in force in words, {@code n2 cut; n3 loss 0.3}; {@code heal} if there are none. */
    public String words() {
        return faults.isEmpty()
                ? "heal"
                : faults.entrySet().stream()
                        .map(fault -> fault.getKey() + " " + fault.getValue().words())
                        .collect(Collectors.joining("; "));
    }

    /** The faults in force as values that become JSON, by the names by which they are ordered. */
    public SortedMap<String, Object> report() {
        SortedMap<String, Object> report = new TreeMap<>();
        faults.forEach((name, fault) -> {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("cut", fault.cutTo());
            fields.put("cutFrom", fault.cutFrom());
            fields.put("delayMillis", fault.delay().toMillis());
            fields.put("drop", fault.loss());
            fields.put("dropFrom", fault.lossFrom());
            fields.put("duplicate", fault.duplication());
            report.put(name, fields);
        });
        return report;
    }

    /**
     * What is wrong with a message's way: the faults of the process at the other end of the connection, of the process
     * of the node it comes from or goes to, and of all. Null if all is in order.
     *
     * @param hop null if the other end is not a process that listens
     */
    LinkFault of(String hop, String end) {
        if (faults.isEmpty()) {
            return null;
        }
        LinkFault fault = faults.getOrDefault(ALL, LinkFault.NONE).and(faults.getOrDefault(end, LinkFault.NONE));
        return hop == null || hop.equals(end) ? fault : fault.and(faults.getOrDefault(hop, LinkFault.NONE));
    }
}

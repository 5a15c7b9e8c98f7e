package org.jsyslab.common.check.weak;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jsyslab.common.check.History;
import org.jsyslab.common.check.Operation;
import org.jsyslab.common.check.Value;
import org.jsyslab.common.check.Verdict;

/**
 * The four session guarantees of Terry et al. 1994, §3; each client is a session. They are promises about replicas, and
 * clients see only what they read, so a violation is accused only where a read proves it: {@link Versions} must know
 * that what was seen is older than what had to be seen. A history in which no read puts a guarantee to the test leaves
 * it {@link Verdict.Unknown}.
 */
public final class Sessions {
    /** A write as a read of its value shows it. */
    private record Written(String key, Value value) {}

    private final History history;
    private final Versions versions;
    private final Collection<List<Operation>> sessions;

    /** The sessions of this history. */
    public Sessions(History history, Versions versions) {
        this.history = history;
        this.versions = versions;
        this.sessions = history.operations().stream()
                .collect(Collectors.groupingBy(Operation::client, LinkedHashMap::new, Collectors.toList()))
                .values();
    }

    /** Read your writes: a read sees no version older than one that the same client wrote before (§3.1). */
    public Verdict readYourWrites() {
        return judgeReads(new Evidence("read your writes"), Sessions::done);
    }

    /** Monotonic reads: a read sees no version older than one that the same client read before (§3.2). */
    public Verdict monotonicReads() {
        return judgeReads(new Evidence("monotonic reads"), Access::reads);
    }

    /**
     * Writes follow reads: who sees a write also sees what its client had read before it wrote (§3.3). "Sees" means in
     * one read of several keys; on one key, the order of versions alone decides.
     */
    public Verdict writesFollowReads() {
        return judgeWrites(new Evidence("writes follow reads"), Access::reads);
    }

    /** Monotonic writes: who sees a write also sees what its client had written before it (§3.4), in the same sense. */
    public Verdict monotonicWrites() {
        return judgeWrites(new Evidence("monotonic writes"), Sessions::done);
    }

    private static List<Access> done(Operation operation) {
        return operation.ok() ? known(Access.writes(operation)) : List.of();
    }

    private static List<Access> known(List<Access> writes) {
        return writes.stream().filter(Access::known).toList();
    }

    private Verdict judgeReads(Evidence evidence, Function<Operation, List<Access>> binding) {
        for (List<Operation> session : sessions) {
            Known known = Known.nothing(versions);
            for (Operation operation : session) {
                for (Access read : Access.reads(operation)) {
                    evidence.count(known.knows(read.key()));
                    known.newerThan(read).ifPresent(newer -> evidence.against(read, newer));
                }
                binding.apply(operation).forEach(known::add);
            }
        }
        return evidence.verdict();
    }

    private Verdict judgeWrites(Evidence evidence, Function<Operation, List<Access>> binding) {
        Map<Written, Optional<Access>> writes = new LinkedHashMap<>();
        Map<Access, Known> before = new LinkedHashMap<>();
        for (List<Operation> session : sessions) {
            Known known = Known.nothing(versions);
            for (Operation operation : session) {
                for (Access write : known(Access.writes(operation))) {
                    evidence.count(known.knows(write.key()));
                    known.newerThan(write).ifPresent(newer -> evidence.against(write, newer));
                    before.put(write, known.copy());
                    // Two writes of one value cannot be told apart by reading it.
                    writes.merge(
                            new Written(write.key(), write.value()), Optional.of(write), (a, b) -> Optional.empty());
                }
                binding.apply(operation).forEach(known::add);
            }
        }
        // A write that may have written anything may have written this.
        Set<String> blurred = Access.blurred(history);
        writes.keySet().removeIf(written -> blurred.contains(written.key()));
        judgeViews(evidence, writes, before);
        return evidence.verdict();
    }

    /** A view, that is, all that one operation read, holds with a write also what its client knew when it wrote. */
    private void judgeViews(Evidence evidence, Map<Written, Optional<Access>> writes, Map<Access, Known> before) {
        for (Operation operation : history.operations()) {
            List<Access> view = Access.reads(operation);
            for (Access seen : view) {
                Optional<Access> write = writes.getOrDefault(new Written(seen.key(), seen.value()), Optional.empty());
                write.ifPresent(cause -> judgeView(evidence, view, cause, before.get(cause)));
            }
        }
    }

    private static void judgeView(Evidence evidence, List<Access> view, Access cause, Known known) {
        for (Access seen : view) {
            if (!seen.key().equals(cause.key())) {
                evidence.count(known.knows(seen.key()));
                known.newerThan(seen).ifPresent(newer -> evidence.against(seen, newer, cause));
            }
        }
    }
}

package org.jsyslab.common.check.weak;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jsyslab.common.check.Explanation;
import org.jsyslab.common.check.Operation;
import org.jsyslab.common.check.Verdict;

/** What speaks for and against a guarantee. The first violation found counts; without any test there is no verdict. */
final class Evidence {
    private final String guarantee;
    private int tests;
    private Explanation violation;

    Evidence(String guarantee) {
        this.guarantee = guarantee;
    }

    /** Counts a case in which the guarantee was put to the test. */
    void count(boolean tested) {
        tests += tested ? 1 : 0;
    }

    /** {@code access} saw or installed an older version than the session had to do with in {@code newer}. */
    void against(Access access, Access newer) {
        String reason = access.operation().client() + (access.isWrite() ? " wrote " : " saw ") + access.value() + " at "
                + access.key() + ", an older version than the " + newer.value() + " that it had "
                + (newer.isWrite() ? "written" : "read") + " before";
        accuse(access.operation(), List.of(newer.operation(), access.operation()), reason);
    }

    /** A view saw {@code cause}, but an older version of something than its writer knew by {@code newer}. */
    void against(Access seen, Access newer, Access cause) {
        String writer = cause.operation().client();
        String reason = seen.operation().client() + " saw the " + cause.value() + " that " + writer + " wrote at "
                + cause.key() + ", and with it " + seen.value() + " at " + seen.key() + ", an older version than the "
                + newer.value() + " that " + writer + " had " + (newer.isWrite() ? "written" : "read") + " before";
        accuse(seen.operation(), List.of(newer.operation(), cause.operation(), seen.operation()), reason);
    }

    Verdict verdict() {
        if (violation != null) {
            return new Verdict.Invalid(violation);
        }
        return tests == 0
                ? new Verdict.Unknown(guarantee + ": nothing in the history puts it to the test")
                : new Verdict.Valid(List.of());
    }

    private void accuse(Operation culprit, List<Operation> part, String reason) {
        if (violation == null) {
            Set<Operation> distinct = new LinkedHashSet<>(part);
            String title = guarantee + " is violated by " + culprit;
            violation = new Explanation(title, culprit, List.copyOf(distinct), List.of(), List.of(reason), true);
        }
    }
}

package org.jsyslab.clientserver.rpc;

import java.util.Locale;

/**
 * What a caller may conclude about a call whose reply is late or lost (Coulouris et al., section 5.3.1).
 *
 * <table>
 *   <caption>Fault tolerance measures and the semantics they give</caption>
 *   <tr><th>retransmit the request</th><th>filter duplicates</th><th>semantics</th></tr>
 *   <tr><td>no</td><td>not needed</td><td>maybe</td></tr>
 *   <tr><td>yes</td><td>no: execute again</td><td>at-least-once</td></tr>
 *   <tr><td>yes</td><td>yes: repeat the reply</td><td>at-most-once</td></tr>
 * </table>
 */
public enum Semantics {
    /** Executed once or not at all; the caller does not try again. */
    MAYBE(false, false),
    /** Executed once or more often if a reply arrives. Right for idempotent calls only. */
    AT_LEAST_ONCE(true, false),
    /** Executed exactly once if a reply arrives, and never more than once. */
    AT_MOST_ONCE(true, true);

    private final boolean retransmits;
    private final boolean filtersDuplicates;

    Semantics(boolean retransmits, boolean filtersDuplicates) {
        this.retransmits = retransmits;
        this.filtersDuplicates = filtersDuplicates;
    }

    /** Whether the client sends the request again when no reply comes. */
    public boolean retransmits() {
        return retransmits;
    }

    /** Whether the server recognises a request it has executed, and repeats the reply instead. */
    public boolean filtersDuplicates() {
        return filtersDuplicates;
    }

    /** As people write it: {@code at-most-once}. */
    public String spelled() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

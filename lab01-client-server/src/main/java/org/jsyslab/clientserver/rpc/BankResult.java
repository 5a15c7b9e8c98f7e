package org.jsyslab.clientserver.rpc;

/** What the bank replies. */
public sealed interface BankResult {

    /** Done; the account now holds {@code amount}. */
    record Holds(long amount) implements BankResult {}

    /** Not done, for a reason that a retry does not change. */
    record Refused(String reason) implements BankResult {}
}

package org.jsyslab.common.node;

/**
 * Asks a client node to carry out one operation. It comes from a front door, a workload or the command line of the same
 * process; the client answers with exactly one {@link Outcome} by {@link Env#answer}. A client has one operation
 * outstanding: its askers wait for the outcome before they ask again.
 */
public record Invoke(Operation operation) implements Local {}

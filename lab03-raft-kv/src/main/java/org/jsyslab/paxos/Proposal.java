package org.jsyslab.paxos;

/**
 * A value that acceptors are asked to accept. Proposals with one number have one value.
 *
 * @param ballot its number
 * @param value what is to be chosen
 */
public record Proposal(Ballot ballot, String value) {}

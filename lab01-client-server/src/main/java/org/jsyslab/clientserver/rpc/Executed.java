package org.jsyslab.clientserver.rpc;

/**
 * The last call of a client, as the server remembers it (durable).
 *
 * @param sequence which call of the client's it was, from 1
 * @param result what it came to
 * @param stamp when it was executed, counted in calls of all clients
 */
public record Executed(long sequence, BankResult result, long stamp) {}

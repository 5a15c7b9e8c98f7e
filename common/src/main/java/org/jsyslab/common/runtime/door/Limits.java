package org.jsyslab.common.runtime.door;

import java.time.Duration;

/**
 * What a process lets others make it hold.
 *
 * @param messageBytes one message on the wire: a JSON line, a binary frame, an argument of a Redis command
 * @param bodyBytes the body of an HTTP request
 * @param arguments arguments of a Redis command
 * @param connections accepted connections, open at the same time
 * @param queuedBytes bytes that wait to leave by one connection; beyond them messages are lost
 * @param clients client nodes that serve the doors
 * @param waitingOperations operations that wait for a client node
 * @param unfinishedBytes bytes of requests that are not whole yet, of all accepted connections together
 * @param learnedRoutes names without an address whose connection is remembered
 * @param stall how long a sender may take over one request that it has begun
 * @param idle how long an accepted connection may be silent
 */
public record Limits(
        int messageBytes,
        int bodyBytes,
        int arguments,
        int connections,
        int queuedBytes,
        int clients,
        int waitingOperations,
        int learnedRoutes,
        long unfinishedBytes,
        Duration stall,
        Duration idle) {

    /** What suits a node in a terminal. */
    public static final Limits DEFAULT = new Limits(
            1 << 20,
            1 << 20,
            1_024,
            1_024,
            8 << 20,
            64,
            1_024,
            65_536,
            Runtime.getRuntime().maxMemory() / 4,
            Duration.ofSeconds(30),
            Duration.ofMinutes(10));

    /** The same with other sizes. */
    public Limits withBytes(int newMessageBytes, int newBodyBytes, int newQueuedBytes) {
        return new Limits(
                newMessageBytes,
                newBodyBytes,
                arguments,
                connections,
                newQueuedBytes,
                clients,
                waitingOperations,
                learnedRoutes,
                unfinishedBytes,
                stall,
                idle);
    }

    /** The same with another number of connections and other patience with them. */
    public Limits withConnections(int newConnections, Duration newStall, Duration newIdle) {
        return new Limits(
                messageBytes,
                bodyBytes,
                arguments,
                newConnections,
                queuedBytes,
                clients,
                waitingOperations,
                learnedRoutes,
                unfinishedBytes,
                newStall,
                newIdle);
    }

    /** The same with another number of client nodes and of operations that wait for them. */
    public Limits withClients(int newClients, int newWaitingOperations) {
        return new Limits(
                messageBytes,
                bodyBytes,
                arguments,
                connections,
                queuedBytes,
                newClients,
                newWaitingOperations,
                learnedRoutes,
                unfinishedBytes,
                stall,
                idle);
    }

    /** The same with another limit of bytes of unfinished requests. */
    public Limits withUnfinishedBytes(long newUnfinishedBytes) {
        return new Limits(
                messageBytes,
                bodyBytes,
                arguments,
                connections,
                queuedBytes,
                clients,
                waitingOperations,
                learnedRoutes,
                newUnfinishedBytes,
                stall,
                idle);
    }
}

package org.jsyslab.clientserver.sockets;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * Where a server listens, and its limits.
 *
 * @param address the address to listen on
 * @param maxConnections connections served at a time; further ones are refused with a clear message
 * @param patience the longest wait for a client: for its next complete request, and for it to take a reply
 */
public record ServerOptions(InetSocketAddress address, int maxConnections, Duration patience) {
    /** Checks the ranges. */
    public ServerOptions {
        if (maxConnections < 1) {
            throw new IllegalArgumentException("a server needs at least 1 connection, not " + maxConnections);
        }
        if (patience.isNegative() || patience.isZero()) {
            throw new IllegalArgumentException("patience must be positive, not " + patience);
        }
    }

    /** The default limits (512 connections, 60 s) on the loopback interface; port 0 takes any free one. */
    public static ServerOptions onPort(int port) {
        InetSocketAddress loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        return new ServerOptions(loopback, 512, Duration.ofSeconds(60));
    }

    /** These options with another bound on connections. */
    public ServerOptions withMaxConnections(int connections) {
        return new ServerOptions(address, connections, patience);
    }

    /** These options with another patience. */
    public ServerOptions withPatience(Duration longest) {
        return new ServerOptions(address, maxConnections, longest);
    }

    /** What a client above the bound is told. */
    String fullMessage() {
        return Service.ERROR + "the server is full (" + maxConnections + " connections); try again later";
    }

    /** What a client is told that sends no complete request in time. */
    String silentMessage() {
        return Service.ERROR + "no complete request within " + patience.toMillis() + " ms";
    }
}

package org.jsyslab.common.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Which port a node listens on. */
public final class Ports {
    /** The largest k for which {@code nk} has a port of its own. */
    public static final int MAX_NODE = 99;

    private static final int LOWEST_FREE = 20_000;
    private static final int HIGHEST_FREE = 32_000;

    private Ports() {}

    /** The port rule: node k of lab N listens on 7N00+k, so that lab01's n1 is at 7101. */
    public static int of(int lab, int node) {
        if (lab < 0 || lab > 9 || node < 1 || node > MAX_NODE) {
            throw new ClusterException(
                    "lab " + lab + " has no port for a node n" + node + "; nodes are n1 to n" + MAX_NODE);
        }
        return base(lab) + node;
    }

    /** The port of a lab's node 0, if there were one. */
    public static int base(int lab) {
        return 7000 + 100 * lab;
    }

    /**
     * Ports on which nothing listens now. They lie below the range from which systems draw the ports of outgoing
     * connections, so that no passing connection takes one before its node binds it.
     */
    public static List<Integer> free(int count) {
        List<ServerSocket> held = new ArrayList<>();
        try {
            while (held.size() < count) {
                tryToHold(ThreadLocalRandom.current().nextInt(LOWEST_FREE, HIGHEST_FREE), held);
            }
            return held.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            held.forEach(Ports::release);
        }
    }

    private static void tryToHold(int port, List<ServerSocket> held) {
        try {
            held.add(new ServerSocket(port, 1, InetAddress.getLoopbackAddress()));
        } catch (IOException e) {
            // taken: the caller draws another
        }
    }

    private static void release(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new ClusterException("cannot release port " + socket.getLocalPort(), e);
        }
    }
}

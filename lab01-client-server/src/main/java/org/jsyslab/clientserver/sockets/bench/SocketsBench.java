package org.jsyslab.clientserver.sockets.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * Blocking against Netty: each contestant with each number of connections, a fresh server process for each cell.
 *
 * @param contestants what is compared
 * @param connections the numbers of connections
 * @param size characters of a request and of its reply
 * @param warmUp load before the measuring, for the virtual machines to compile
 * @param length how long each cell is measured
 */
public record SocketsBench(
        List<Contestant> contestants, List<Integer> connections, int size, Duration warmUp, Duration length) {
    /** The most connections of a cell; above it the file descriptors of an ordinary account run out. */
    public static final int MAX_CONNECTIONS = 900;

    /** The longest request. */
    public static final int MAX_SIZE = 64 * 1024;

    /** Checks the ranges. */
    public SocketsBench {
        contestants = List.copyOf(contestants);
        connections = List.copyOf(connections);
        if (connections.stream().anyMatch(count -> count < 1 || count > MAX_CONNECTIONS)) {
            throw new IllegalArgumentException("connections must be 1 to " + MAX_CONNECTIONS + ", not " + connections);
        }
        if (size < 0 || size > MAX_SIZE) {
            throw new IllegalArgumentException("the size must be 0 to " + MAX_SIZE + ", not " + size);
        }
    }

    /** Measures all cells, and hands on each as soon as it is known. */
    public void run(Consumer<Measurement> results) throws IOException, InterruptedException {
        for (int count : connections) {
            for (Contestant contestant : contestants) {
                results.accept(measure(contestant, count));
            }
        }
    }

    private Measurement measure(Contestant contestant, int count) throws IOException, InterruptedException {
        try (ServerProcess server = ServerProcess.start(contestant);
                Load load = Load.connect(server.port(), count, size)) {
            load.begin();
            load.measure(warmUp);
            Duration busyBefore = server.cpuTime();
            Load.Phase phase = load.measure(length);
            double serverSeconds = server.cpuTime().minus(busyBefore).toNanos() / 1e9;
            return Measurement.of(
                    contestant,
                    count,
                    phase.nanos(),
                    phase.seconds(),
                    serverSeconds / phase.seconds(),
                    phase.busySeconds() / phase.seconds());
        }
    }
}

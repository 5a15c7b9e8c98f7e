package org.jsyslab.common.cli;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsyslab.common.history.Recorded;
import org.jsyslab.common.node.Operation;
import org.jsyslab.common.node.Outcome;

/**
 * Clients of a running cluster that write down what they ask for and what they are told, on one clock: what
 * {@code sim.Workload} is in a simulation. The record grows with each operation. Any thread may use it.
 */
public final class RecordingClients {
    private final LabClient clients;
    private final long start;
    private final AtomicInteger asked;
    /** The operations by their numbers. */
    private final ConcurrentSkipListMap<Integer, Recorded> record;

    RecordingClients(LabClient clients) {
        this(clients, System.nanoTime(), new AtomicInteger(), new ConcurrentSkipListMap<>());
    }

    private RecordingClients(
            LabClient clients, long start, AtomicInteger asked, ConcurrentSkipListMap<Integer, Recorded> record) {
        this.clients = clients;
        this.start = start;
        this.asked = asked;
        this.record = record;
    }

    /** Clients with other links, whose operations go into the same record, by the same clock. */
    public RecordingClients besides(LabClient others) {
        return new RecordingClients(others, start, asked, record);
    }

    /**
     * Has one client carry out an operation, as {@link LabClient#invoke(int, Operation)}. Its call is recorded before
     * the request leaves, and its return after the outcome came: so the recorded interval contains the true one.
     */
    public CompletionStage<Outcome> invoke(int client, Operation operation) {
        int number = asked.incrementAndGet();
        Recorded call = Recorded.underWay(clients.name(client), operation, now());
        record.put(number, call);
        return clients.invoke(client, operation).thenApply(outcome -> {
            record.put(number, call.ended(outcome, now()));
            return outcome;
        });
    }

    /** The operations so far, in the order called; what is under way counts as unknown. */
    public List<Recorded> history() {
        return List.copyOf(record.values());
    }

    /** The time of the record: since it was begun. */
    public Duration now() {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}

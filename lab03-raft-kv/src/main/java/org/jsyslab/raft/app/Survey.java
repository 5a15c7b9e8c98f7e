package org.jsyslab.raft.app;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jsyslab.common.cli.LabClient;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.Outcome;
import org.jsyslab.raft.admin.AdminOperation.Inspect;
import org.jsyslab.raft.admin.AdminResult.ServerStatus;

/**
 * What servers said when they were asked how they are, at about the same time.
 *
 * @param answers in the order of their names
 * @param silent those that did not answer
 */
record Survey(List<ServerStatus> answers, SortedSet<NodeId> silent) {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final String ROW = "%-6s %-10s %5s  %-6s %9s %8s  %-15s %-6s %s";

    /** Asks the servers that the client knows, then those that they name beside. */
    static Survey of(LabClient client) {
        SortedMap<NodeId, Optional<ServerStatus>> asked = new TreeMap<>();
        ask(client, client.servers(), asked);
        ask(client, named(asked.values()), asked);
        List<ServerStatus> answers =
                asked.values().stream().flatMap(Optional::stream).toList();
        SortedSet<NodeId> silent = new TreeSet<>(asked.keySet());
        answers.forEach(status -> silent.remove(status.server()));
        return new Survey(answers, silent);
    }

    private static SortedSet<NodeId> named(Collection<Optional<ServerStatus>> answers) {
        SortedSet<NodeId> named = new TreeSet<>();
        answers.forEach(answer -> answer.ifPresent(status -> named.addAll(status.voters())));
        return named;
    }

    /** Asks all that were not asked yet, at once: one that is down must not make the others wait. */
    private static void ask(
            LabClient client, Collection<NodeId> servers, SortedMap<NodeId, Optional<ServerStatus>> asked) {
        List<NodeId> now =
                servers.stream().filter(server -> !asked.containsKey(server)).toList();
        List<CompletableFuture<Optional<ServerStatus>>> answers = new ArrayList<>();
        for (NodeId server : now) {
            answers.add(client.invoke(asked.size() + answers.size() + 1, new Inspect(server))
                    .thenApply(Survey::status)
                    .toCompletableFuture()
                    .completeOnTimeout(Optional.empty(), PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
        }
        for (int i = 0; i < now.size(); i++) {
            asked.put(now.get(i), answers.get(i).join());
        }
    }

    private static Optional<ServerStatus> status(Outcome outcome) {
        return outcome instanceof Outcome.Ok ok ? Optional.of((ServerStatus) ok.result()) : Optional.empty();
    }

    /** A row for each server. */
    String table() {
        List<String> rows = new ArrayList<>();
        rows.add(ROW.formatted("server", "role", "term", "leader", "committed", "applied", "log", "lease", "members"));
        answers.forEach(status -> rows.add(row(status)));
        silent.forEach(server -> rows.add("%-6s does not answer".formatted(server.name())));
        return rows.stream().map(String::stripTrailing).collect(Collectors.joining(System.lineSeparator()));
    }

    private static String row(ServerStatus status) {
        return ROW.formatted(
                status.server().name(),
                status.role().toString().toLowerCase(Locale.ROOT),
                status.term(),
                status.leader().map(NodeId::name).orElse("-"),
                status.commitIndex(),
                status.lastApplied(),
                log(status),
                status.lease() ? "yes" : "-",
                status.voters().stream().map(NodeId::name).collect(Collectors.joining(" ")));
    }

    /** First and last entry, behind what a snapshot has replaced. */
    private static String log(ServerStatus status) {
        String entries = status.lastIndex() == status.base() ? "-" : status.base() + 1 + ".." + status.lastIndex();
        return status.base() == 0 ? entries : "[" + status.base() + "] " + entries;
    }
}

package org.jsyslab.heartbeat.app;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.heartbeat.membership.Belief;
import org.jsyslab.heartbeat.membership.Beliefs;
import org.jsyslab.heartbeat.membership.client.Views;

/** What members believe, for people. */
final class ViewText {
    private static final String ROW = "  %-8s %-10s %5s %9s %9s %7s %6s %9s%n";

    private ViewText() {}

    /** One table for each member that answered. */
    static String of(Views views) {
        String tables = views.views().stream().map(ViewText::table).collect(Collectors.joining());
        return (tables + silence(views.silent())).stripTrailing();
    }

    /** One table for all: a row for each member, a column for each that is believed something of. */
    static String matrix(Views views) {
        SortedSet<NodeId> names = new TreeSet<>(views.silent());
        for (Beliefs view : views.views()) {
            names.add(view.node());
            view.others().forEach(belief -> names.add(belief.member()));
        }
        StringBuilder text = new StringBuilder("%-14s".formatted("who of whom:"));
        names.forEach(name -> text.append("%-11s".formatted(name.name())));
        views.views().forEach(view -> text.append(System.lineSeparator()).append(row(view, names)));
        views.silent()
                .forEach(name -> text.append(System.lineSeparator()).append("%-14sno answer".formatted(name.name())));
        return text.toString();
    }

    private static String row(Beliefs view, SortedSet<NodeId> names) {
        StringBuilder row = new StringBuilder("%-14s".formatted(view.node().name() + " life " + view.incarnation()));
        for (NodeId name : names) {
            row.append("%-11s".formatted(view.departed() ? "-" : cell(view, name)));
        }
        return row.toString().stripTrailing();
    }

    private static String cell(Beliefs view, NodeId name) {
        return view.others().stream()
                .filter(belief -> belief.member().equals(name))
                .findFirst()
                .map(belief -> belief.status().spelled())
                .orElse(name.equals(view.node()) ? "." : "?");
    }

    private static String table(Beliefs view) {
        if (view.departed()) {
            return "%s has left the group, after its life %d%n"
                    .formatted(view.node().name(), view.incarnation());
        }
        StringBuilder text = new StringBuilder(
                "%s, in its life %d, believes:%n".formatted(view.node().name(), view.incarnation()));
        text.append(ROW.formatted("member", "status", "life", "for", "silent", "level", "false", "patience"));
        view.others().forEach(belief -> text.append(line(belief)));
        return text.toString();
    }

    private static String line(Belief belief) {
        return String.format(
                Locale.ROOT,
                ROW,
                belief.member().name(),
                belief.status().spelled(),
                belief.incarnation() == 0 ? "-" : belief.incarnation(),
                seconds(belief.since()),
                seconds(belief.silence()),
                "%.2f".formatted(belief.level()),
                belief.falseSuspicions(),
                "+" + belief.patience().toMillis() + " ms");
    }

    private static String silence(List<NodeId> silent) {
        return silent.isEmpty()
                ? ""
                : "no answer from " + silent.stream().map(NodeId::name).collect(Collectors.joining(", "));
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.2f s", time.toMillis() / 1e3);
    }
}

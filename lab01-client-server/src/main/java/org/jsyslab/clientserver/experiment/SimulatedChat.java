package org.jsyslab.clientserver.experiment;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jsyslab.clientserver.experiment.ChatRun.Shown;
import org.jsyslab.clientserver.time.DeliveryOrder;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.sim.Link;
import org.jsyslab.common.sim.Simulation;

/**
 * One seeded chat over a network that loses and reorders messages, printed as the members' screens side by side. The
 * same seed prints the same bytes everywhere.
 */
public final class SimulatedChat {
    private static final int QUESTIONS = 6;
    private static final double LOSS = 0.15;
    private static final String CELL = "%-22s";
    private static final String EARLY = " <- early";

    /** A line on the screen of one member. */
    private record Cell(NodeId member, Shown shown) {}

    private final Simulation simulation;
    private final DeliveryOrder order;
    private final PrintWriter out;

    /** A chat that has not begun, and where to print it. */
    public SimulatedChat(Simulation simulation, DeliveryOrder order, PrintWriter out) {
        this.simulation = simulation;
        this.order = order;
        this.out = out;
    }

    /**
     * Runs to the end.
     *
     * @return whether the order of delivery kept its promise: causal delivery shows nothing early, FIFO promises no
     *     such thing
     */
    public boolean run() {
        out.printf(
                Locale.ROOT,
                "seed %d: %d questions and their answers; %s delivery; %.0f %% of messages lost%n%n",
                simulation.seed(),
                QUESTIONS,
                order.spelled(),
                100 * LOSS);
        simulation.network().links(Link.LAN.losing(LOSS));
        ChatRun chat = new ChatRun(simulation, order).converse(QUESTIONS);
        print(chat);
        out.printf(
                Locale.ROOT,
                "%n%d lines appeared before something that led to them%s%n",
                chat.anomalies(),
                chat.anomalies() > 0 ? ", marked" + EARLY : "");
        return chat.anomalies() == 0 || order == DeliveryOrder.FIFO;
    }

    private void print(ChatRun chat) {
        List<Cell> cells = new ArrayList<>();
        StringBuilder head = new StringBuilder("        ms  ");
        for (NodeId member : ChatRun.MEMBERS) {
            head.append(CELL.formatted(member + " sees"));
            chat.screen(member).forEach(shown -> cells.add(new Cell(member, shown)));
        }
        out.println(head.append("Lamport  vector"));
        cells.stream()
                .sorted(Comparator.comparing((Cell cell) -> cell.shown().at()).thenComparing(Cell::member))
                .forEach(this::print);
    }

    private void print(Cell cell) {
        Shown shown = cell.shown();
        StringBuilder row = new StringBuilder(String.format(Locale.ROOT, "%10.3f  ", millis(shown.at())));
        for (NodeId member : ChatRun.MEMBERS) {
            row.append(CELL.formatted(member.equals(cell.member()) ? text(shown) : ""));
        }
        boolean own = shown.line().author().equals(cell.member());
        String clocks =
                "%7d  %s".formatted(shown.line().written().time(), shown.line().order());
        out.println((own ? row + clocks : row.toString()).stripTrailing());
    }

    private static String text(Shown shown) {
        String text = shown.line().text().startsWith("Q")
                ? shown.line().text() + " by " + shown.line().author()
                : shown.line().text();
        return text + (shown.early() ? EARLY : "");
    }

    private static double millis(Duration time) {
        return time.toNanos() / 1e6;
    }
}

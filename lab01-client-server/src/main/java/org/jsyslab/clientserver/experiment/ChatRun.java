package org.jsyslab.clientserver.experiment;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.jsyslab.clientserver.time.ChatMember;
import org.jsyslab.clientserver.time.ChatMessage;
import org.jsyslab.clientserver.time.DeliveryOrder;
import org.jsyslab.clientserver.time.Line;
import org.jsyslab.clientserver.time.Say;
import org.jsyslab.clientserver.time.Screen;
import org.jsyslab.common.node.Env;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.sim.Condition;
import org.jsyslab.common.sim.Delay;
import org.jsyslab.common.sim.Simulation;

/**
 * A simulated chat: members who ask questions, and answer those that they see. It keeps what each has seen, and by
 * following their eyes, not their clocks, which line may have led to which.
 */
public final class ChatRun {
    /** Who chats. */
    public static final List<NodeId> MEMBERS = List.of(NodeId.of("ann"), NodeId.of("bob"), NodeId.of("eve"));

    private static final double ANSWERED = 0.5;
    private static final Delay THINKING = Delay.uniform(Duration.ofMillis(1), Duration.ofMillis(5));
    private static final Delay BETWEEN_QUESTIONS = Delay.exponential(Duration.ofMillis(30));

    /**
     * A line on a screen.
     *
     * @param at when it appeared, in virtual time
     * @param early whether it is another's, and something that led to it had not appeared here before: the anomaly
     */
    public record Shown(Duration at, Line line, boolean early) {}

    /** Makes a member. */
    @FunctionalInterface
    public interface Maker {
        /** A member of {@link #MEMBERS} with a screen. */
        ChatMember member(Env<ChatMessage> env, Screen screen);
    }

    private final Simulation simulation;
    private final SortedMap<NodeId, List<Shown>> screens = new TreeMap<>();

    /** The texts that each member has seen, its own among them. */
    private final SortedMap<NodeId, SortedSet<String>> seen = new TreeMap<>();

    /** The texts that led to each text: what its author had seen, directly or by way of others. */
    private final SortedMap<String, SortedSet<String>> past = new TreeMap<>();

    private int planned;

    /** A chat whose members are made by {@code maker}. */
    public ChatRun(Simulation simulation, Maker maker) {
        this.simulation = simulation;
        for (NodeId member : MEMBERS) {
            screens.put(member, new ArrayList<>());
            seen.put(member, new TreeSet<>());
            simulation.add(
                    member, stack -> stack.add(maker.member(stack.env(ChatMessage.class), line -> show(member, line))));
        }
    }

    /** A chat with an order of delivery. */
    public ChatRun(Simulation simulation, DeliveryOrder order) {
        this(simulation, (env, screen) -> new ChatMember(env, MEMBERS, order, screen));
    }

    /** Has questions asked, by anybody at any time, and answered; ends when everything is on all screens. */
    public ChatRun converse(int questions) {
        RandomGenerator random = simulation.random("questions");
        long at = 0;
        for (int i = 1; i <= questions; i++) {
            at += BETWEEN_QUESTIONS.nanos(random);
            NodeId asker = MEMBERS.get(random.nextInt(MEMBERS.size()));
            say(asker, "Q" + i, Duration.ofNanos(at));
        }
        simulation.eventually(
                Condition.of("every line is on every screen", sim -> isEverythingShown()), Duration.ofMinutes(5));
        simulation.run(Duration.ofSeconds(5)); // for replies that are still under way
        return this;
    }

    /** What has appeared on a member's screen, in that order. */
    public List<Shown> screen(NodeId member) {
        return List.copyOf(screens.get(member));
    }

    /** How many lines, on all screens, appeared before something that led to them. */
    public long anomalies() {
        return screens.values().stream()
                .flatMap(List::stream)
                .filter(Shown::early)
                .count();
    }

    /** Whether the line of one text led to that of the other, as far as anybody's eyes could tell. */
    public boolean led(Line first, Line second) {
        return past.get(second.text()).contains(first.text());
    }

    private void say(NodeId member, String text, Duration wait) {
        planned++;
        simulation.after(wait, () -> simulation.invoke(member, new Say(text)));
    }

    private void show(NodeId member, Line line) {
        if (line.author().equals(member)) {
            past.put(line.text(), pastOfNow(member));
        }
        boolean early = !line.author().equals(member) && !seen.get(member).containsAll(past.get(line.text()));
        screens.get(member).add(new Shown(simulation.now(), line, early));
        seen.get(member).add(line.text());
        if (line.text().startsWith("Q") && !line.author().equals(member)) {
            perhapsAnswer(member, line.text());
        }
    }

    private SortedSet<String> pastOfNow(NodeId member) {
        SortedSet<String> all = new TreeSet<>(seen.get(member));
        seen.get(member).forEach(text -> all.addAll(past.get(text)));
        return all;
    }

    /** Draws anew for each question and member, so that the order of delivery does not change who answers. */
    private void perhapsAnswer(NodeId member, String question) {
        RandomGenerator thoughts = simulation.random(member + " on " + question);
        if (thoughts.nextDouble() < ANSWERED) {
            say(member, "re " + question + " by " + member, Duration.ofNanos(THINKING.nanos(thoughts)));
        }
    }

    private boolean isEverythingShown() {
        return screens.values().stream().allMatch(screen -> screen.size() == planned);
    }
}

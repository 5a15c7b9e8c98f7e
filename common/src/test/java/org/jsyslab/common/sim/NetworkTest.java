package org.jsyslab.common.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.jsyslab.common.node.NodeId;
import org.junit.jupiter.api.Test;

class NetworkTest {
    private static final NodeId N1 = NodeId.of("n1");
    private static final NodeId N2 = NodeId.of("n2");
    private static final NodeId N3 = NodeId.of("n3");
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Simulation simulation = new Simulation(1);

    @Test
    void a_message_takes_the_time_that_its_link_draws() {
        simulation.network().links(new Link(Delay.constant(Duration.ofMillis(5)), 0, 0));
        talkers("n1", "n2");
        say(N1, N2, "hello");
        simulation.run(Duration.ofMillis(5).minusNanos(1));
        assertThat(heardBy(N2)).isEmpty();
        simulation.run(Duration.ofNanos(1));
        assertThat(heardBy(N2)).containsExactly("n1:hello");
    }

    @Test
    void independent_delays_reorder_messages_and_constant_ones_do_not() {
        talkers("n1", "n2");
        List<String> sent = sayMany(N1, N2, 50);
        assertThat(heardBy(N2)).containsExactlyInAnyOrderElementsOf(sent).isNotEqualTo(sent);

        simulation.node(N2, Probe.class).heard.clear();
        simulation.network().links(new Link(Delay.constant(Duration.ofMillis(5)), 0, 0));
        assertThat(sayMany(N1, N2, 50)).isEqualTo(heardBy(N2));
    }

    @Test
    void loss_and_duplication_come_with_their_probabilities() {
        talkers("n1", "n2");
        simulation.network().links(Link.LAN.losing(0.3));
        sayMany(N1, N2, 1000);
        assertThat(heardBy(N2)).hasSizeBetween(650, 750).doesNotHaveDuplicates();

        simulation.node(N2, Probe.class).heard.clear();
        simulation.network().links(Link.LAN.duplicating(0.3));
        sayMany(N1, N2, 1000);
        assertThat(heardBy(N2)).hasSizeBetween(1250, 1350);
    }

    @Test
    void a_link_may_behave_in_its_own_way_in_one_direction() {
        talkers("n1", "n2");
        simulation.network().link(N1, N2, Link.LAN.losing(1));
        say(N1, N2, "lost");
        say(N2, N1, "found");
        simulation.run(SECOND);
        assertThat(heardBy(N2)).isEmpty();
        assertThat(heardBy(N1)).containsExactly("n2:found");
    }

    @Test
    void nothing_passes_a_partition_also_what_was_under_way() {
        talkers("n1", "n2", "n3");
        say(N1, N2, "under way");
        simulation.network().partition(List.of(List.of(N1), List.of(N2)));
        say(N2, N1, "sent later");
        say(N3, N1, "from neither side");
        simulation.run(SECOND);
        assertThat(heardBy(N2)).isEmpty();
        assertThat(heardBy(N1)).containsExactly("n3:from neither side");

        simulation.network().heal();
        say(N1, N2, "healed");
        simulation.run(SECOND);
        assertThat(heardBy(N2)).containsExactly("n1:healed");
    }

    @Test
    void an_isolated_node_reaches_nobody_but_itself() {
        talkers("n1", "n2");
        simulation.network().isolate(N1);
        say(N1, N2, "out");
        say(N2, N1, "in");
        say(N1, N1, "self");
        simulation.run(SECOND);
        assertThat(heardBy(N2)).isEmpty();
        assertThat(heardBy(N1)).containsExactly("n1:self");

        simulation.network().reconnect(N1);
        say(N1, N2, "out again");
        simulation.run(SECOND);
        assertThat(heardBy(N2)).containsExactly("n1:out again");
    }

    @Test
    void a_cut_works_one_way() {
        talkers("n1", "n2");
        simulation.network().cut(N1, N2);
        say(N1, N2, "cut");
        say(N2, N1, "open");
        simulation.run(SECOND);
        assertThat(heardBy(N2)).isEmpty();
        assertThat(heardBy(N1)).containsExactly("n2:open");
    }

    @Test
    void a_slow_node_is_slow_both_ways() {
        talkers("n1", "n2", "n3");
        simulation.network().slow(N1, Delay.constant(SECOND));
        say(N1, N2, "from slow");
        say(N2, N1, "to slow");
        say(N2, N3, "fast");
        simulation.run(Duration.ofMillis(500));
        assertThat(heardBy(N3)).containsExactly("n2:fast");
        assertThat(heardBy(N1)).isEmpty();
        assertThat(heardBy(N2)).isEmpty();
        simulation.run(SECOND);
        assertThat(heardBy(N1)).hasSize(1);
        assertThat(heardBy(N2)).hasSize(1);
    }

    @Test
    void self_sends_arrive_once_and_in_order_whatever_the_network_does() {
        simulation.network().links(new Link(Delay.exponential(SECOND), 0.5, 0.5));
        talkers("n1");
        simulation.network().isolate(N1);
        List<String> sent = sayMany(N1, N1, 20);
        assertThat(heardBy(N1)).isEqualTo(sent);
    }

    @Test
    void the_fate_of_a_message_does_not_depend_on_other_senders() {
        List<String> alone = lossesOfFirst(false);
        List<String> withOthers = lossesOfFirst(true);
        assertThat(withOthers).isEqualTo(alone).hasSizeLessThan(100).isNotEmpty();
    }

    @Test
    void a_codec_sees_every_message_that_travels() {
        talkers("n1", "n2");
        simulation.network().codec(message -> new Probe.Say("decoded " + ((Probe.Say) message).text()));
        say(N1, N2, "x");
        say(N2, N2, "own");
        simulation.run(SECOND);
        assertThat(heardBy(N2)).containsExactlyInAnyOrder("n1:decoded x", "n2:own");
    }

    private static List<String> lossesOfFirst(boolean others) {
        Simulation run = new Simulation(5);
        run.network().links(Link.LAN.losing(0.5));
        Probe.add(run, "n1", probe -> {});
        Probe.add(run, "n2", probe -> {});
        Probe.add(run, "n3", probe -> {});
        run.run(SECOND);
        for (int i = 0; i < 100; i++) {
            if (others) {
                Probe.step(run, N3, probe -> probe.say("n1", "noise"));
            }
            String text = "m" + i;
            Probe.step(run, N1, probe -> probe.say("n2", text));
        }
        run.run(SECOND);
        return run.node(N2, Probe.class).heard.stream().sorted().toList();
    }

    private void talkers(String... names) {
        for (String name : names) {
            Probe.add(simulation, name, probe -> {});
        }
        simulation.run(Duration.ZERO);
        simulation.run(Duration.ofMillis(1));
    }

    private void say(NodeId from, NodeId to, String text) {
        Probe.step(simulation, from, probe -> probe.say(to.name(), text));
    }

    private List<String> sayMany(NodeId from, NodeId to, int count) {
        List<String> texts = IntStream.range(0, count).mapToObj(i -> "m" + i).toList();
        Probe.step(simulation, from, probe -> texts.forEach(text -> probe.say(to.name(), text)));
        simulation.run(Duration.ofDays(1));
        return texts.stream().map(text -> from + ":" + text).toList();
    }

    private List<String> heardBy(NodeId node) {
        return simulation.node(node, Probe.class).heard;
    }
}

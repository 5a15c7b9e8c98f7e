package org.jsyslab.heartbeat.app;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jsyslab.common.cli.Demo;
import org.jsyslab.common.cli.LabCluster;
import org.jsyslab.common.cli.Stage;
import org.jsyslab.common.cli.Story;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.Outcome;
import org.jsyslab.heartbeat.membership.Belief;
import org.jsyslab.heartbeat.membership.Status;
import org.jsyslab.heartbeat.membership.client.MembershipOperation;
import org.jsyslab.heartbeat.membership.client.MembershipOperation.LetJoin;
import org.jsyslab.heartbeat.membership.client.MembershipOperation.LetLeave;
import org.jsyslab.heartbeat.membership.client.MembershipOperation.ShowMembers;
import org.jsyslab.heartbeat.membership.client.Views;

/**
 * The story of lab 2: five processes; one is killed, one stands still, one leaves, and the network breaks in two; then
 * what a service on top of them makes of it.
 */
final class HeartbeatDemo implements Demo {
    private static final List<String> NODES = List.of("n1", "n2", "n3", "n4", "n5");
    private static final Duration PERIOD = Duration.ofMillis(200);
    private static final Duration TIMEOUT = Duration.ofSeconds(1);

    /** What the machine may add: processes wait for their turn. */
    private static final Duration ALLOWANCE = Duration.ofMillis(50);

    @Override
    public void tell(Story story, Stage stage) {
        story.step("Five processes that hear each other");
        story.say("Each sends a heartbeat to all others every 200 ms, and suspects whoever has been silent for 1 s.");
        LabCluster cluster = stage.cluster(NODES.size(), "--period=200ms", "--suspect-after=1s");
        story.checkEventually("everyone trusts everyone", () -> allTrustAll(cluster, NODES));
        kill(story, cluster);
        standStill(story, cluster);
        restart(story, cluster);
        partition(story, cluster);
        leave(story, cluster);
        FailoverStory.tell(story, stage);
        story.say(
                "What a time-out knows is only that it has heard nothing. Open View.java; it is the method onSilence.");
    }

    private static void kill(Story story, LabCluster cluster) {
        story.step("A crash: kill -9 n5");
        Duration bound = TIMEOUT.plus(PERIOD).plus(ALLOWANCE);
        long killed = System.nanoTime();
        cluster.processes().kill("n5");
        story.show("observer    suspects n5 after    bound: time-out + period + " + ALLOWANCE.toMillis() + " ms");
        boolean inTime = true;
        for (String observer : without("n5")) {
            story.await("n5 is suspected by " + observer, () -> is(cluster, observer, "n5", Status.SUSPECTED));
            Duration detected = timeOfChange(cluster, observer, "n5", killed);
            inTime &= detected.compareTo(bound) <= 0;
            story.show(String.format(
                    Locale.ROOT, "%-11s %10d ms %15d ms", observer, detected.toMillis(), bound.toMillis()));
        }
        story.say(
                "Each node tells for how long it has suspected n5; the demo reckons back from the time of the answer.");
        story.check("every other node suspected it within the bound", inTime);
    }

    private static void standStill(Story story, LabCluster cluster) {
        story.step("Not a crash: n4 stands still (SIGSTOP) and goes on (SIGCONT)");
        cluster.processes().pause("n4");
        List<String> observers = List.of("n1", "n2", "n3");
        for (String observer : observers) {
            story.await(observer + " suspects n4", () -> is(cluster, observer, "n4", Status.SUSPECTED));
        }
        story.say("They suspect it, as they suspect the dead one: nobody can tell the difference.");
        cluster.processes().resume("n4");
        for (String observer : observers) {
            story.await(observer + " trusts n4 again", () -> is(cluster, observer, "n4", Status.ALIVE));
            Belief belief = belief(cluster, observer, "n4").orElseThrow();
            story.show(observer + " has suspected n4 falsely " + belief.falseSuspicions() + " time(s), and waits "
                    + belief.patience().toMillis() + " ms longer from now on");
            story.check(
                    observer + " trusts it again and has become more patient",
                    !belief.patience().isZero());
        }
    }

    private static void restart(Story story, LabCluster cluster) {
        story.step("The dead one comes back");
        cluster.processes().restart("n5");
        story.checkEventually(
                "everyone knows n5 in its second life",
                () -> without("n5").stream()
                        .allMatch(observer -> believes(
                                cluster,
                                observer,
                                "n5",
                                belief -> belief.status() == Status.ALIVE && belief.incarnation() == 2)));
        story.say(
                "Its number of lives is on disk, so that late messages of the first life are known for what they are.");
    }

    private static void partition(Story story, LabCluster cluster) {
        story.step("The network breaks: n1, n2 | n3, n4, n5");
        List<String> here = List.of("n1", "n2");
        List<String> there = List.of("n3", "n4", "n5");
        cluster.network().partition(List.of(Set.copyOf(here), Set.copyOf(there)));
        story.checkEventually(
                "each side suspects the other",
                () -> here.stream()
                        .allMatch(a -> there.stream()
                                .allMatch(b ->
                                        is(cluster, a, b, Status.SUSPECTED) && is(cluster, b, a, Status.SUSPECTED))));
        story.show(ViewText.matrix(
                views(cluster, new ShowMembers(Optional.empty())).orElseThrow()));
        cluster.network().heal();
        story.checkEventually("after it has healed everyone trusts everyone", () -> allTrustAll(cluster, NODES));
    }

    private static void leave(Story story, LabCluster cluster) {
        story.step("A leave is not a failure");
        Views left = views(cluster, new LetLeave(NodeId.of("n3"))).orElseThrow();
        story.check("n3 has left", left.views().get(0).departed());
        story.checkEventually(
                "everyone knows that n3 has left",
                () -> without("n3").stream().allMatch(observer -> is(cluster, observer, "n3", Status.LEFT)));
        Views joined = views(cluster, new LetJoin(NodeId.of("n3"))).orElseThrow();
        story.check("it joins again, in another life", joined.views().get(0).incarnation() > 1);
        story.checkEventually("everyone trusts everyone", () -> allTrustAll(cluster, NODES));
    }

    /** How long after {@code start} a node's present belief began, by the clock of this process. */
    private static Duration timeOfChange(LabCluster cluster, String observer, String member, long start) {
        Belief belief = belief(cluster, observer, member).orElseThrow();
        return Duration.ofNanos(System.nanoTime() - start).minus(belief.since());
    }

    static boolean allTrustAll(LabCluster cluster, List<String> nodes) {
        return nodes.stream()
                .allMatch(observer -> nodes.stream()
                        .filter(member -> !member.equals(observer))
                        .allMatch(member -> is(cluster, observer, member, Status.ALIVE)));
    }

    static boolean is(LabCluster cluster, String observer, String member, Status status) {
        return believes(cluster, observer, member, belief -> belief.status() == status);
    }

    private static boolean believes(LabCluster cluster, String observer, String member, Predicate<Belief> what) {
        return belief(cluster, observer, member).filter(what).isPresent();
    }

    private static Optional<Belief> belief(LabCluster cluster, String observer, String member) {
        return views(cluster, new ShowMembers(Optional.of(NodeId.of(observer)))).stream()
                .flatMap(views -> views.views().get(0).others().stream())
                .filter(belief -> belief.member().name().equals(member))
                .findFirst();
    }

    private static Optional<Views> views(LabCluster cluster, MembershipOperation operation) {
        return cluster.invoke(operation) instanceof Outcome.Ok ok ? Optional.of((Views) ok.result()) : Optional.empty();
    }

    private static List<String> without(String node) {
        return NODES.stream().filter(name -> !name.equals(node)).toList();
    }
}

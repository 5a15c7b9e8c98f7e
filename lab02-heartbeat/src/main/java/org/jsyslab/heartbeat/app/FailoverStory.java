package org.jsyslab.heartbeat.app;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.jsyslab.common.cli.LabCluster;
import org.jsyslab.common.cli.Stage;
import org.jsyslab.common.cli.Story;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.Outcome;
import org.jsyslab.heartbeat.failover.CounterClient.Given;
import org.jsyslab.heartbeat.failover.Next;
import org.jsyslab.heartbeat.membership.Status;

/**
 * The part of the story that is about a service: it fails over, a false suspicion does harm, and a resource prevents
 * it.
 */
final class FailoverStory {
    private static final List<String> REPLICAS = List.of("n1", "n2", "n3");
    private static final String[] RHYTHM = {"--period=200ms", "--suspect-after=1s"};
    private static final int ROUNDS = 3;

    private FailoverStory() {}

    static void tell(Story story, Stage stage) {
        failsOver(story, stage);
        isFenced(story, stage);
    }

    private static void failsOver(Story story, Stage stage) {
        story.step("A counter on top: no number may be given twice");
        LabCluster cluster = stage.cluster(REPLICAS.size(), RHYTHM);
        story.say("The lowest of those who live is primary, gives the numbers, and has its backups copy each first.");
        List<Long> numbers = new ArrayList<>(List.of(next(cluster, "n1"), next(cluster, "n1")));
        cluster.processes().kill("n1");
        numbers.add(next(cluster, "n2"));
        story.show("n1 gave " + numbers.subList(0, 2) + " and was killed; n2 gave " + numbers.get(2));
        story.check("the next one went on", isDistinct(numbers));
        cluster.processes().restart("n1");
        story.checkEventually(
                "n1 is back, and everyone trusts everyone", () -> HeartbeatDemo.allTrustAll(cluster, REPLICAS));
        numbers.add(next(cluster, "n1"));
        story.show("n1, whose copy is old, gave " + numbers.get(3) + ": its backups refuse what was given");
        story.check("still no number twice", isDistinct(numbers));

        story.step("A false suspicion: nothing passes between n1 and the others");
        breakApart(story, cluster);
        List<Long> twice = askBoth(cluster);
        story.show("asked in turn, n1 and n2 gave " + twice);
        story.check("two primaries, and the same number from both", !isDistinct(twice));
        cluster.close();
    }

    private static void isFenced(Story story, Stage stage) {
        story.step("The same with a resource that checks: n4, with --resource n4");
        story.say(
                "A primary must be granted the resource, with a new epoch each time, and has each number written there"
                        + " before it gives it away. The resource refuses all epochs but the newest.");
        List<String> arguments = new ArrayList<>(List.of(RHYTHM));
        arguments.add("--resource=n4");
        LabCluster cluster = stage.cluster(REPLICAS.size() + 1, arguments.toArray(String[]::new));
        next(cluster, "n1");
        breakApart(story, cluster);
        List<Long> once = askBoth(cluster);
        story.show("asked in turn, n1 and n2 gave " + once);
        story.check("no number was given twice", isDistinct(once));
    }

    private static void breakApart(Story story, LabCluster cluster) {
        cluster.network().drop("n1", "n2", 1);
        cluster.network().drop("n1", "n3", 1);
        story.checkEventually(
                "n2 suspects n1, which lives and suspects n2",
                () -> HeartbeatDemo.is(cluster, "n2", "n1", Status.SUSPECTED)
                        && HeartbeatDemo.is(cluster, "n1", "n2", Status.SUSPECTED)
                        && HeartbeatDemo.is(cluster, "n1", "n3", Status.SUSPECTED));
    }

    /** What the two that take themselves for primary give when they are asked in turn. */
    private static List<Long> askBoth(LabCluster cluster) {
        List<Long> numbers = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            numbers.add(next(cluster, "n1"));
            numbers.add(next(cluster, "n2"));
        }
        return numbers;
    }

    private static long next(LabCluster cluster, String first) {
        Outcome outcome = cluster.invoke(new Next(Optional.of(NodeId.of(first))));
        if (outcome instanceof Outcome.Ok ok) {
            return ((Given) ok.result()).number();
        }
        throw new IllegalStateException("no number from " + first + ": " + outcome);
    }

    private static boolean isDistinct(List<Long> numbers) {
        return new LinkedHashSet<>(numbers).size() == numbers.size();
    }
}

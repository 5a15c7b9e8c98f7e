package org.jsyslab.common.sim;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How the network treats messages from one node to another. Each message draws its own delay, so messages overtake each
 * other unless the delay is constant.
 *
 * @param delay how long a message travels
 * @param loss probability that a message is lost, 0 to 1
 * @param duplication probability that a message arrives twice, 0 to 1
 */
public record Link(Delay delay, double loss, double duplication) {

    /** One rack: 0.2 to 2 milliseconds, nothing lost, nothing doubled. */
    public static final Link LAN = new Link(Delay.uniform(Duration.ofNanos(200_000), Duration.ofMillis(2)), 0, 0);

    public Link {
        requireProbability(loss, "loss");
        requireProbability(duplication, "duplication");
    }

    /**
     * A link as bad as chance makes it: calm, lossy, doubling, or with a heavy tail of delays. So that the seeds of a
     * property try all kinds of networks: {@code links(Link.drawn(simulation.random("links")))}.
     */
    public static Link drawn(RandomGenerator random) {
        Delay delay = switch (random.nextInt(3)) {
            case 0 -> LAN.delay();
            case 1 -> Delay.exponential(Duration.ofNanos(random.nextLong(100_000, 20_000_000)));
            default -> Delay.logNormal(Duration.ofMillis(1), random.nextDouble(0.5, 1.5));
        };
        double loss = random.nextBoolean() ? 0 : random.nextDouble(0.3);
        double duplication = random.nextBoolean() ? 0 : random.nextDouble(0.3);
        return new Link(delay, loss, duplication);
    }

    /** The same link with another delay. */
    public Link delaying(Delay newDelay) {
        return new Link(newDelay, loss, duplication);
    }

    /** The same link with another probability of loss. */
    public Link losing(double probability) {
        return new Link(delay, probability, duplication);
    }

    /** The same link with another probability of duplication. */
    public Link duplicating(double probability) {
        return new Link(delay, loss, probability);
    }

    private static void requireProbability(double value, String name) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " is a probability from 0 to 1, not " + value);
        }
    }
}

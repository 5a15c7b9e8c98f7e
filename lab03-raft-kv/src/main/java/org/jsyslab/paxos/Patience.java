package org.jsyslab.paxos;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long a proposer waits before it tries again. Safety does not depend on it. Progress does: two proposers without a
 * back-off may overtake each other for ever (section 2.4). The paper lets a single, distinguished proposer try; a
 * random wait comes to that whenever somebody happens to be first by one exchange of messages.
 *
 * @param silence for answers that do not come; more than two round trips, or nothing is ever finished
 * @param backOff the longest random wait on top of it, and after being overtaken; zero for none
 */
public record Patience(Duration silence, Duration backOff) {

    /** Without answers. */
    Duration inSilence(RandomGenerator random) {
        return silence.plus(whenOvertaken(random));
    }

    /** After being told of a higher number: anything up to {@link #backOff}. */
    Duration whenOvertaken(RandomGenerator random) {
        return Duration.ofNanos(random.nextLong(backOff.toNanos() + 1));
    }
}

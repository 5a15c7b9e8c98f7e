package org.jsyslab.raft.experiment;

import java.time.Duration;
import org.jsyslab.raft.RaftOptions;

/**
 * Between which bounds election timeouts are drawn.
 *
 * @param least in milliseconds
 * @param most in milliseconds; at most twice the least
 */
record TimeoutRange(int least, int most) {

    /** Half of the least timeout, as in all tests of the paper's §9.3. */
    Duration heartbeat() {
        return Duration.ofMillis(least).dividedBy(2);
    }

    /** Figure 2 and nothing else, with these timeouts. */
    RaftOptions options() {
        return RaftOptions.FIGURE_2
                .heartbeatEvery(heartbeat())
                .electionTimeout(Duration.ofMillis(least), Duration.ofMillis(most));
    }

    /** {@code 150-300 ms}, the paper's name for the line. */
    @Override
    public String toString() {
        return least + "-" + most + " ms";
    }
}

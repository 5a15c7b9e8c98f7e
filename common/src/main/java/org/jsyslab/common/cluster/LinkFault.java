package org.jsyslab.common.cluster;

import java.time.Duration;

/**
 * What is wrong with the link from one node to another.
 *
 * @param cut whether nothing passes
 * @param delay added to each message, zero or more
 * @param drop probability that a message is lost, 0 to 1
 * @param dropFrom probability that a message of the other node is lost as it arrives, 0 to 1; for links to clients, who
 *     take no orders themselves
 * @param duplicate probability that a message arrives twice, 0 to 1
 */
public record LinkFault(boolean cut, Duration delay, double drop, double dropFrom, double duplicate) {
    /** A good link. */
    public static final LinkFault NONE = new LinkFault(false, Duration.ZERO, 0, 0, 0);

    public LinkFault {
        if (delay.isNegative() || !isShare(drop) || !isShare(dropFrom) || !isShare(duplicate)) {
            throw new ClusterException("a delay must not be negative, and a probability must be 0 % to 100 %");
        }
    }

    LinkFault withCut(boolean value) {
        return new LinkFault(value, delay, drop, dropFrom, duplicate);
    }

    LinkFault withDelay(Duration value) {
        return new LinkFault(cut, value, drop, dropFrom, duplicate);
    }

    LinkFault withDrop(double to, double from) {
        return new LinkFault(cut, delay, to, from, duplicate);
    }

    LinkFault withDuplicate(double value) {
        return new LinkFault(cut, delay, drop, dropFrom, value);
    }

    private static boolean isShare(double value) {
        return value >= 0 && value <= 1;
    }

    /** This, or null if nothing is wrong: such links are not listed. */
    LinkFault orNull() {
        return equals(NONE) ? null : this;
    }
}

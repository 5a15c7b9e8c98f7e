package org.jsyslab.common.runtime.link;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What is wrong with the link to one process, by order.
 *
 * @param cutTo whether messages to it are lost
 * @param cutFrom whether messages from it are lost
 * @param delay how much later messages leave; zero for no delay
 * @param loss how likely a message to it is lost, 0 to 1
 * @param lossFrom how likely a message from it is lost as it arrives, 0 to 1; for those who take no orders themselves
 * @param duplication how likely a message is sent twice, 0 to 1
 */
public record LinkFault(
        boolean cutTo, boolean cutFrom, Duration delay, double loss, double lossFrom, double duplication) {

    /** The longest delay that can be ordered. */
    public static final Duration MAX_DELAY = Duration.ofMinutes(1);

    /** A link in order. */
    public static final LinkFault NONE = new LinkFault(false, false, Duration.ZERO, 0, 0, 0);

    public LinkFault {
        if (delay.isNegative() || delay.compareTo(MAX_DELAY) > 0) {
            throw new IllegalArgumentException("a delay is 0 to " + MAX_DELAY.toMillis() + " ms");
        }
        requireProbability(loss);
        requireProbability(lossFrom);
        requireProbability(duplication);
    }

    /** The same, cut or not in each direction. */
    public LinkFault withCut(boolean to, boolean from) {
        return new LinkFault(to, from, delay, loss, lossFrom, duplication);
    }

    /** The same with another delay. */
    public LinkFault withDelay(Duration newDelay) {
        return new LinkFault(cutTo, cutFrom, newDelay, loss, lossFrom, duplication);
    }

    /** The same with another loss in each direction. */
    public LinkFault withLoss(double to, double from) {
        return new LinkFault(cutTo, cutFrom, delay, to, from, duplication);
    }

    /** The same with another duplication. */
    public LinkFault withDuplication(double newDuplication) {
        return new LinkFault(cutTo, cutFrom, delay, loss, lossFrom, newDuplication);
    }

    /** What is wrong, in words: {@code cut, loss 0.3}. */
    String words() {
        List<String> words = new ArrayList<>();
        addIf(words, cutTo && cutFrom, "cut");
        addIf(words, cutTo && !cutFrom, "cut to");
        addIf(words, !cutTo && cutFrom, "cut from");
        addIf(words, !delay.isZero(), "delay " + delay.toMillis() + " ms");
        addIf(words, loss > 0, "loss " + loss);
        addIf(words, lossFrom > 0, "loss from " + lossFrom);
        addIf(words, duplication > 0, "duplication " + duplication);
        return String.join(", ", words);
    }

    private static void addIf(List<String> words, boolean holds, String word) {
        if (holds) {
            words.add(word);
        }
    }

    /** Both faults at once: the worse of each. */
    LinkFault and(LinkFault other) {
        return new LinkFault(
                cutTo || other.cutTo,
                cutFrom || other.cutFrom,
                delay.compareTo(other.delay) > 0 ? delay : other.delay,
                Math.max(loss, other.loss),
                Math.max(lossFrom, other.lossFrom),
                Math.max(duplication, other.duplication));
    }

    private static void requireProbability(double probability) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("a probability is 0 to 1, not " + probability);
        }
    }
}

package org.jsyslab.common.runtime.link;

import io.netty.channel.EventLoop;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jsyslab.common.codec.Envelope;

/**
 * Does to messages what was ordered: loses, delays and doubles them on their way out, and loses them on their way in.
 */
final class FaultyWay {
    /** Messages that wait for a delay to pass, on all links together. */
    private static final int MAX_DELAYED = 10_000;

    private final LinkFaults faults;
    private final EventLoop thread;
    private final Router router;
    private int delayed;

    FaultyWay(LinkFaults faults, EventLoop thread, Router router) {
        this.faults = faults;
        this.thread = thread;
        this.router = router;
    }

    /**
     * A message leaves.
     *
     * @param hop the process at the other end of its link; null if that does not listen
     */
    void leave(String hop, Envelope envelope) {
        LinkFault fault = faults.of(hop, envelope.dest().process());
        if (fault == null) {
            router.transmit(envelope);
        } else if (fault.cutTo()) {
            router.lose(envelope, envelope.dest(), Loss.PARTITION);
        } else {
            int copies = happens(fault.duplication()) ? 2 : 1;
            for (int i = 0; i < copies; i++) {
                leaveOnce(envelope, fault);
            }
        }
    }

    /**
     * A message has come.
     *
     * @param hop the process at the other end of its link; null if that does not listen
     * @return whether it is lost, in spite of that
     */
    boolean isLostOnArrival(String hop, Envelope envelope) {
        LinkFault fault = faults.of(hop, envelope.src().process());
        Loss loss = fault == null ? null : onArrival(fault);
        if (loss != null) {
            router.lose(envelope, envelope.src(), loss);
        }
        return loss != null;
    }

    private void leaveOnce(Envelope envelope, LinkFault fault) {
        if (happens(fault.loss())) {
            router.lose(envelope, envelope.dest(), Loss.LOSS);
        } else if (fault.delay().isZero()) {
            router.transmit(envelope);
        } else if (delayed >= MAX_DELAYED) {
            router.lose(envelope, envelope.dest(), Loss.OVERFLOW);
        } else {
            delayed++;
            thread.schedule(() -> endDelay(envelope), fault.delay().toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    private void endDelay(Envelope envelope) {
        delayed--;
        router.transmit(envelope);
        router.flush();
    }

    /** Why a message is lost as it arrives; null if it is not. */
    private static Loss onArrival(LinkFault fault) {
        if (fault.cutFrom()) {
            return Loss.PARTITION;
        }
        return happens(fault.lossFrom()) ? Loss.LOSS : null;
    }

    private static boolean happens(double probability) {
        return probability > 0 && ThreadLocalRandom.current().nextDouble() < probability;
    }
}

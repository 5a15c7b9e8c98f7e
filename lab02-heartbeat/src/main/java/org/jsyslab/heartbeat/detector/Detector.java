package org.jsyslab.heartbeat.detector;

import java.time.Duration;

/**
 * What one process believes of another, judged by the arrivals of its heartbeats. All times are of one clock, that of
 * the process that listens: no detector ever sees a time of the sender's.
 *
 * <p>Chen, Toueg, Aguilera 2002, section 3: every detector here is a rule that turns the heartbeats received so far
 * into the next <em>freshness point</em>. Until then the sender is trusted, from then on it is suspected, until a
 * fresher heartbeat arrives. So the owner of a detector needs one timer a process and no polling.
 */
public interface Detector {

    /**
     * A heartbeat has arrived. Numbers may come late, twice or out of order, and some never. Detectors that learn take
     * only a number above all before it for news. A sender that has restarted counts from 1 again, which no detector
     * can tell from an old heartbeat; so who learns of the new life makes a new detector for it.
     *
     * @param sequence its number, counted by the sender from 1 in each of its lives
     * @param at when it arrived; never before an earlier call's
     */
    void heard(long sequence, Duration at);

    /** The freshness point: the sender is suspected from this time on if nothing more is heard. May lie in the past. */
    Duration freshUntil();

    /**
     * How strong the suspicion is, for people and for applications with thresholds of their own (Hayashibara et al.
     * 2004, section 3): zero or more, grows without bound while nothing is heard.
     *
     * @param now not before the last arrival
     */
    double suspicionLevel(Duration now);

    /** A kind of detector with its parameters: makes one for each process that is watched. */
    @FunctionalInterface
    interface Kind {

        /**
         * Begins to watch a process.
         *
         * @param since now: a process that is never heard is suspected after a while, too
         */
        Detector watch(Duration since);

        /**
         * Begins to watch a process that was given up, and lives. Its numbers begin anew, so nothing is kept of
         * {@code last} but what it has learned about mistakes.
         *
         * @param last the detector, of this kind, that judged the process before it was given up
         */
        default Detector watchAgain(Detector last, Duration since) {
            return watch(since);
        }
    }
}

package org.jsyslab.heartbeat;

import java.util.List;
import org.jsyslab.common.node.Message;
import org.jsyslab.heartbeat.membership.Sign;
import org.jsyslab.heartbeat.membership.Verdict;

/** What members and their monitor send each other. */
public sealed interface CentralMessage extends Message {

    /**
     * I live; to the monitor.
     *
     * @param incarnation which life of the sender's, from 1
     * @param sequence how many heartbeats were due in this life, this one included; a sender that stood still leaves
     *     some out
     */
    record Alive(long incarnation, long sequence) implements CentralMessage {
        public Alive {
            Sign.requireSane(incarnation, sequence);
        }
    }

    /**
     * What the monitor believes of all others; also a sign of its own life. Numbered like a heartbeat, so that a report
     * that was overtaken by a later one is known as old news.
     *
     * @param incarnation which life of the monitor's, from 1
     * @param number how many reports were due in this life, this one included
     * @param verdicts one for each member but the monitor, at most {@link #MOST}
     */
    record Report(long incarnation, long number, List<Verdict> verdicts) implements CentralMessage {
        /** More verdicts than any group has members. */
        public static final int MOST = 1_024;

        public Report {
            Sign.requireSane(incarnation, number);
            verdicts = List.copyOf(verdicts);
            if (verdicts.size() > MOST) {
                throw new IllegalArgumentException("a report has at most " + MOST + " verdicts");
            }
        }
    }
}

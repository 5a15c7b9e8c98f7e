package org.jsyslab.heartbeat;

import org.jsyslab.common.node.Message;
import org.jsyslab.heartbeat.membership.Sign;

/** What members send where each hears all others. */
public sealed interface HeartbeatMessage extends Message {

    /**
     * I live.
     *
     * @param incarnation which life of the sender's, from 1
     * @param sequence how many heartbeats were due in this life, this one included; a sender that stood still leaves
     *     some out
     */
    record Heartbeat(long incarnation, long sequence) implements HeartbeatMessage {
        public Heartbeat {
            Sign.requireSane(incarnation, sequence);
        }
    }
}

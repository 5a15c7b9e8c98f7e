package org.jsyslab.heartbeat.app;

import java.io.PrintStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jsyslab.common.codec.JsonValues;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.heartbeat.membership.MembershipEvent;
import org.jsyslab.heartbeat.membership.MembershipEvent.Joined;
import org.jsyslab.heartbeat.membership.MembershipListener;

/** Writes each change of what a node believes as one line of JSON, with the time of day for people. */
final class EventLines implements MembershipListener {
    private final NodeId node;
    private final PrintStream out;

    EventLines(NodeId node, PrintStream out) {
        this.node = node;
        this.out = out;
    }

    @Override
    public void changed(MembershipEvent event) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("at", Instant.now().toString());
        line.put("node", node.name());
        line.put("event", event.getClass().getSimpleName());
        line.put("member", event.member().name());
        if (event instanceof Joined joined) {
            line.put("incarnation", joined.incarnation());
        }
        out.println(JsonValues.text(line));
        out.flush();
    }
}

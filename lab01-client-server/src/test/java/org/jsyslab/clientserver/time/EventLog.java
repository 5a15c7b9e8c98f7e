package org.jsyslab.clientserver.time;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jsyslab.common.node.Event;
import org.jsyslab.common.node.Event.Kind;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.Observer;

/**
 * All events of a run that have a stamp, and which happened before which, told by brute force from the run's trace: the
 * order at each member, and from each sending to its receipts. The clocks play no part in it.
 */
final class EventLog implements Observer {

    /** A message sent or received, or a line said. */
    record Stamped(NodeId member, Stamp stamp) {}

    private final List<Stamped> events = new ArrayList<>();

    /** Of each event, those that happened before it. */
    private final List<BitSet> past = new ArrayList<>();

    private final Map<NodeId, Integer> last = new HashMap<>();
    private final Map<NodeId, String> arriving = new HashMap<>();
    private final IdentityHashMap<Stamp, Integer> byStamp =
            new IdentityHashMap<>(); // the clocks may be wrong, and equal
    private final Map<String, Integer> sendings = new HashMap<>();

    @Override
    public void observe(Event event) {
        if (event.kind() == Kind.SEND && event.subject() instanceof ChatMessage message) {
            sendings.put(event.messageId(), byStamp.get(message.stamp()));
        } else if (event.kind() == Kind.RECEIVE && event.subject() instanceof ChatMessage) {
            arriving.put(event.node(), event.messageId());
        }
    }

    /** A member says that it has moved its clock: for the message that arrives just now, or else on its own account. */
    void moved(NodeId member, Stamp stamp) {
        BitSet causes = new BitSet();
        String message = arriving.remove(member);
        if (message != null) {
            addWithPast(causes, sendings.get(message));
        } else {
            byStamp.put(stamp, events.size());
        }
        if (last.containsKey(member)) {
            addWithPast(causes, last.get(member));
        }
        last.put(member, events.size());
        events.add(new Stamped(member, stamp));
        past.add(causes);
    }

    private void addWithPast(BitSet causes, int event) {
        causes.or(past.get(event));
        causes.set(event);
    }

    int size() {
        return events.size();
    }

    Stamp stamp(int event) {
        return events.get(event).stamp();
    }

    boolean happenedBefore(int first, int second) {
        return past.get(second).get(first);
    }
}

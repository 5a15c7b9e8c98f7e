package org.jsyslab.common.sim;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jsyslab.common.disk.Change;
import org.jsyslab.common.node.Event;
import org.jsyslab.common.node.Event.Kind;
import org.jsyslab.common.node.Message;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.Observer;
import org.jsyslab.common.node.OpId;
import org.jsyslab.common.node.Operation;
import org.jsyslab.common.node.Outcome;
import org.jsyslab.common.node.Timer;

/**
 * Tells the observer what happens, with Lamport clocks and message names. Without an observer it does nothing at all.
 */
final class Reporter {
    private final Timeline timeline;
    private final Map<NodeId, Long> clocks = new HashMap<>(); // never iterated
    private final Map<NodeId, Map<String, Object>> states = new HashMap<>(); // never iterated
    private Observer observer;

    Reporter(Timeline timeline) {
        this.timeline = timeline;
    }

    void tell(Observer newObserver) {
        Observer old = observer;
        observer = old == null
                ? newObserver
                : event -> {
                    old.observe(event);
                    newObserver.observe(event);
                };
    }

    /** Gives a message its name and the operation that caused it, when its step sends it. */
    void stamp(Delivery delivery) {
        if (observer != null) {
            OpId carried = OpId.carriedBy(delivery.message);
            OpId op = carried != null ? carried : delivery.from.op();
            String id = delivery.from.self().name() + "." + delivery.from.number() + "-" + delivery.number;
            delivery.stamp = new Delivery.Stamp(id, op, 0);
        }
    }

    void send(Delivery delivery) {
        if (observer != null && delivery.stamp != null) {
            long clock = tick(delivery.from.self());
            delivery.stamp = new Delivery.Stamp(delivery.stamp.id(), delivery.stamp.op(), clock);
            about(Kind.SEND, delivery, delivery.from.machine(), clock, null);
        }
    }

    void receive(Delivery delivery, Incarnation life) {
        if (observer != null && delivery.stamp != null) {
            clocks.merge(life.self(), delivery.stamp.clock(), Math::max);
            about(Kind.RECEIVE, delivery, life.machine(), tick(life.self()), null);
            life.causedBy(delivery.stamp.op());
        }
    }

    /** The result of work comes back. */
    void receive(Incarnation life, Message result) {
        if (observer != null) {
            life.causedBy(OpId.carriedBy(result));
            event(Kind.RECEIVE, life, life.self(), result, null);
        }
    }

    void drop(Delivery delivery, Machine where, String why) {
        if (observer != null && delivery.stamp != null) {
            about(Kind.DROP, delivery, where, tick(where.id()), why);
        }
    }

    void duplicate(Delivery delivery) {
        if (observer != null && delivery.stamp != null) {
            Machine sender = delivery.from.machine();
            about(Kind.DUPLICATE, delivery, sender, tick(sender.id()), null);
        }
    }

    void timerSet(Incarnation life, Timer timer, Duration after) {
        if (observer != null) {
            event(Kind.TIMER_SET, life, null, timer, "after " + after.toNanos() / 1000 + " us");
        }
    }

    void timerCancelled(Incarnation life, Timer timer) {
        if (observer != null) {
            event(Kind.TIMER_CANCEL, life, null, timer, null);
        }
    }

    void timerFires(Incarnation life, Timer timer) {
        if (observer != null) {
            event(Kind.TIMER_FIRE, life, null, timer, null);
        }
    }

    void note(Incarnation life, String text) {
        if (observer != null) {
            event(Kind.NOTE, life, null, null, text);
        }
    }

    void state(Incarnation life, String name, Object value) {
        if (observer != null) {
            Map<String, Object> known = states.computeIfAbsent(life.self(), id -> new TreeMap<>());
            if (!known.containsKey(name) || !Objects.equals(known.put(name, value), value)) {
                known.put(name, value);
                event(Kind.STATE, life, null, new Event.State(name, value), null);
            }
        }
    }

    /** What the step that ends now has changed on disk. */
    void writes(Incarnation life) {
        if (observer != null) {
            for (Change change : life.machine().disk().changesOfStep()) {
                if (change instanceof Change.Appended) {
                    event(Kind.LOG, life, null, change, "append");
                } else if (change instanceof Change.TruncatedFrom) {
                    event(Kind.LOG, life, null, change, "truncate");
                } else if (change instanceof Change.DiscardedThrough) {
                    event(Kind.LOG, life, null, change, "discard");
                } else {
                    event(Kind.DISK, life, null, change, "write");
                }
            }
        }
    }

    void forced(Incarnation life, int steps) {
        if (observer != null) {
            event(Kind.DISK, life, null, null, "force of " + steps + (steps == 1 ? " step" : " steps"));
        }
    }

    void crash(Machine machine, int lost, int unforced) {
        if (observer != null) {
            if (unforced > 0) {
                on(Kind.DISK, machine, null, null, "lost " + lost + " of " + unforced + " unforced steps");
            }
            life(machine, "crash");
        }
    }

    void life(Machine machine, String what) {
        if (observer != null) {
            states.remove(machine.id());
            on(Kind.LIFE, machine, null, null, what);
        }
    }

    void called(Machine client, NodeId asker, Operation operation) {
        if (observer != null) {
            on(Kind.OP_CALL, client, asker, operation, null);
        }
    }

    void ended(Machine client, NodeId asker, Outcome outcome) {
        if (observer != null) {
            Kind kind = outcome instanceof Outcome.Ok
                    ? Kind.OP_OK
                    : outcome instanceof Outcome.Failed ? Kind.OP_FAIL : Kind.OP_INFO;
            on(kind, client, asker, outcome, null);
        }
    }

    /** Something that the simulation itself does, to one node or (by a name of its own) to all. */
    void fault(NodeId node, String text) {
        control(Kind.FAULT, node, text);
    }

    void violated(String text) {
        control(Kind.CHECK, Simulation.EVERYWHERE, text);
    }

    private void control(Kind kind, NodeId node, String text) {
        if (observer != null) {
            observer.observe(new Event(kind, node, 0, tick(node), micros(), null, null, null, null, text));
        }
    }

    private void about(Kind kind, Delivery delivery, Machine where, long clock, String text) {
        NodeId sender = delivery.from.self();
        NodeId peer = where == delivery.from.machine() ? delivery.to : sender;
        int incarnation = where == delivery.from.machine() ? delivery.from.number() : where.incarnation();
        Delivery.Stamp stamp = delivery.stamp;
        observer.observe(new Event(
                kind, where.id(), incarnation, clock, micros(), stamp.id(), peer, delivery.message, stamp.op(), text));
    }

    private void event(Kind kind, Incarnation life, NodeId peer, Object subject, String text) {
        observer.observe(new Event(
                kind, life.self(), life.number(), tick(life.self()), micros(), null, peer, subject, life.op(), text));
    }

    private void on(Kind kind, Machine machine, NodeId peer, Object subject, String text) {
        NodeId id = machine.id();
        observer.observe(
                new Event(kind, id, machine.incarnation(), tick(id), micros(), null, peer, subject, null, text));
    }

    private long tick(NodeId node) {
        return clocks.merge(node, 1L, Long::sum);
    }

    private long micros() {
        return timeline.now() / 1000;
    }
}

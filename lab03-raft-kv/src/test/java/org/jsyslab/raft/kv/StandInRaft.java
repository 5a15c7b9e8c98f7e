package org.jsyslab.raft.kv;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.jsyslab.common.node.Bytes;
import org.jsyslab.common.node.Command;
import org.jsyslab.common.node.Env;
import org.jsyslab.common.node.Handlers;
import org.jsyslab.common.node.Node;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.sim.Delay;
import org.jsyslab.raft.Consensus;
import org.jsyslab.raft.Position;
import org.jsyslab.raft.StateMachine;
import org.jsyslab.raft.kv.StandInMessage.Silence;
import org.jsyslab.raft.kv.StandInMessage.StandInTimer;
import org.jsyslab.raft.kv.StandInMessage.StandInTimer.Look;

/**
 * In Raft's place below the store: all servers look at one log, and the test says who leads. What is new they learn
 * when they look, so a leader that was replaced believes in itself for a while, and its entries are overwritten. What
 * {@link Consensus} and {@link StateMachine} promise holds, and no more than that.
 */
final class StandInRaft {
    /** Mostly they look often, sometimes not for a long while. */
    private static final Delay BETWEEN_LOOKS =
            Delay.exponential(Duration.ofMillis(4)).orSometimes(0.05, Delay.exponential(Duration.ofMillis(50)));

    private record Entry(Position at, Command command, int looks) {}

    private final RandomGenerator random;

    /** Entry {@code i} has index {@code i + 1}. */
    private final List<Entry> log = new ArrayList<>();

    private final TreeMap<Long, Bytes> snapshots = new TreeMap<>();

    /** Whether leaders commit at all. */
    private boolean commits = true;

    /** A server that sees nothing new in the log; null if all do. */
    private NodeId blind;

    private int committed;
    private NodeId leader;
    private long term = 1;

    StandInRaft(NodeId leader, RandomGenerator random) {
        this.leader = leader;
        this.random = random;
    }

    /** Elects another leader, which may or may not have the entries that are not committed. */
    void elect(NodeId newLeader) {
        int kept = committed + random.nextInt(log.size() - committed + 1);
        elect(newLeader, kept - committed);
    }

    /** Elects another leader, which has so many entries that are not committed. */
    void elect(NodeId newLeader, int uncommitted) {
        log.subList(committed + uncommitted, log.size()).clear();
        leader = newLeader;
        term++;
    }

    /** Whether entries commit from now on. */
    void commits(boolean now) {
        commits = now;
    }

    /** Lets this server learn of nothing; null for none. */
    void blind(NodeId server) {
        blind = server;
    }

    /** Number of entries, committed or not. */
    int length() {
        return log.size();
    }

    /** The part of one server. */
    final class Server implements Node<StandInMessage>, Consensus {
        private final Env<StandInMessage> env;
        private final StateMachine machine;
        private final TreeMap<Long, Integer> tickets = new TreeMap<>();

        /** The term in which this server believes to lead; 0 if it does not. */
        private long leading;

        /** Index of the last entry that this server appended as a leader, in vain or not. */
        private long last;

        private NodeId hint;
        private int applied;
        private long lastTicket;

        Server(Env<StandInMessage> env, StateMachine machine) {
            this.env = env;
            this.machine = machine;
            this.hint = leader;
        }

        @Override
        public Handlers<StandInMessage> handlers() {
            return new Handlers<StandInMessage>()
                    .start(this::onStart)
                    .message(Silence.class, (from, message) -> {})
                    .timer(Look.class, this::onLook)
                    .covering(StandInMessage.class, StandInTimer.class);
        }

        @Override
        public Optional<Position> propose(Command command) {
            if (leading == 0) {
                return Optional.empty();
            }
            boolean replaced = leading < term;
            last = replaced ? Math.max(last, applied) + 1 : log.size() + 1L;
            Position at = new Position(leading, last);
            if (!replaced) {
                log.add(new Entry(at, command, random.nextInt(3)));
            }
            return Optional.of(at);
        }

        @Override
        public OptionalLong read() {
            if (leading == 0) {
                return OptionalLong.empty();
            }
            lastTicket++;
            tickets.put(lastTicket, committed);
            return OptionalLong.of(lastTicket);
        }

        @Override
        public Optional<NodeId> leader() {
            return Optional.ofNullable(hint);
        }

        private void onStart() {
            if (!snapshots.isEmpty()) {
                machine.restore(snapshots.lastEntry().getValue());
                applied = snapshots.lastKey().intValue();
            }
            onLook();
        }

        /** A leader that was replaced may first learn what was committed, and then that it leads no more. */
        private void onLook() {
            env.set(new Look(), Duration.ofNanos(BETWEEN_LOOKS.nanos(random)));
            if (env.self().equals(blind)) {
                return;
            }
            boolean slowToLearn = random.nextBoolean();
            if (!slowToLearn) {
                learnWhoLeads();
            }
            commitSome();
            applyCommitted();
            if (slowToLearn) {
                learnWhoLeads();
            }
            release();
        }

        private void learnWhoLeads() {
            boolean lost = leading > 0 && leading < term;
            hint = leader;
            leading = leader.equals(env.self()) ? term : 0;
            if (lost) {
                tickets.clear();
                machine.onLeadershipLost();
            }
        }

        private void commitSome() {
            while (commits && leading == term && committed < log.size()) {
                Entry next = log.get(committed);
                if (next.looks() > 0) {
                    log.set(committed, new Entry(next.at(), next.command(), next.looks() - 1));
                    return;
                }
                committed++;
            }
        }

        private void applyCommitted() {
            while (applied < committed) {
                Entry entry = log.get(applied++);
                machine.apply(entry.at(), entry.command());
                if (isTimeForSnapshot()) {
                    snapshots.put((long) applied, machine.snapshot());
                }
            }
        }

        /** Ever more rarely, for the state grows with the log: all snapshots together cost no more than a few logs. */
        private boolean isTimeForSnapshot() {
            long last = snapshots.isEmpty() ? 0 : snapshots.lastKey();
            return applied - last >= Math.max(10, last / 2);
        }

        private void release() {
            while (leading == term && !tickets.isEmpty() && tickets.firstEntry().getValue() <= applied) {
                machine.onReadable(tickets.pollFirstEntry().getKey());
            }
        }
    }
}

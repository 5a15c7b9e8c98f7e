package org.jsyslab.raft.app;

import java.time.Duration;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsyslab.common.cli.JointOptions;
import org.jsyslab.common.cli.TimeWithin;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.raft.RaftOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How servers are set up. All servers of a cluster need the same. */
@Command
final class RaftFlags implements JointOptions {

    @Option(
            names = "--election-timeout",
            paramLabel = "LEAST-MOST",
            defaultValue = "200ms-400ms",
            converter = SpelledRange.class,
            description = "How long a follower waits for a leader, drawn anew each time (default: ${DEFAULT-VALUE}).")
    Range electionTimeout =
            new Range(RaftOptions.DEFAULT.leastElectionTimeout(), RaftOptions.DEFAULT.mostElectionTimeout());

    @Option(
            names = "--heartbeat",
            paramLabel = "TIME",
            defaultValue = "50ms",
            converter = Wait.class,
            description = "How often a leader is heard of, 1ms to 1m (default: ${DEFAULT-VALUE}).")
    Duration heartbeat = RaftOptions.DEFAULT.heartbeat();

    @Option(
            names = "--lease",
            description =
                    "Answer reads by lease instead of a round of heartbeats: faster, but only as right as clocks.")
    boolean lease;

    @Option(
            names = "--drift-bound",
            paramLabel = "FACTOR",
            converter = Factor.class,
            description = "With --lease: how much faster one clock may run than another, 1 to 10 (default: 1.1).")
    Double driftBound;

    @Option(
            names = "--no-pre-vote",
            description = "Hold an election without asking first, and vote even while a leader is heard.")
    boolean noPreVote;

    @Option(names = "--no-check-quorum", description = "Let a leader lead on though it hears from no majority.")
    boolean noCheckQuorum;

    @Option(
            names = "--snapshot-after",
            paramLabel = "SIZE",
            defaultValue = "8m",
            converter = Size.class,
            description = "Take a snapshot when the log is so long, in bytes, or as 64k or 8m; 0 for never (default:"
                    + " ${DEFAULT-VALUE}).")
    int snapshotAfter = RaftOptions.DEFAULT.snapshotBytes();

    @Option(
            names = "--spare",
            paramLabel = "NODES",
            split = ",",
            converter = NodeName.class,
            description = "These nodes are not among the first servers of the cluster: they wait for add-node.")
    SortedSet<NodeId> spares = new TreeSet<>();

    /** A range of times. */
    record Range(Duration least, Duration most) {}

    @Override
    public void requireSound() {
        raft();
        if (driftBound != null && !lease) {
            throw new IllegalArgumentException("--drift-bound is for --lease only");
        } else if (lease && noPreVote) {
            throw new IllegalArgumentException("--lease needs pre-vote: without it servers promise nothing");
        }
    }

    /** What the options come to. */
    RaftOptions raft() {
        return new RaftOptions(
                electionTimeout.least(),
                electionTimeout.most(),
                heartbeat,
                !noPreVote,
                !noCheckQuorum,
                lease ? RaftOptions.Reads.LEASE : RaftOptions.Reads.READ_INDEX,
                driftBound == null ? RaftOptions.DEFAULT.driftBound() : driftBound,
                snapshotAfter,
                RaftOptions.DEFAULT.messageBytes());
    }

    /** Reads a time that somebody may wait. */
    static final class Wait extends TimeWithin {
        Wait() {
            super(Duration.ofMillis(1), Duration.ofMinutes(1));
        }
    }

    /** Reads {@code 200ms-400ms}. */
    static final class SpelledRange implements ITypeConverter<Range> {
        @Override
        public Range convert(String text) {
            String[] ends = text.split("-", -1);
            if (ends.length != 2) {
                throw new TypeConversionException("'" + text + "' is not a range of times; write 200ms-400ms");
            }
            return new Range(new Wait().convert(ends[0]), new Wait().convert(ends[1]));
        }
    }

    /** Reads a factor. */
    static final class Factor implements ITypeConverter<Double> {
        @Override
        public Double convert(String text) {
            try {
                double factor = Double.parseDouble(text);
                if (factor >= 1 && factor <= 10) {
                    return factor;
                }
            } catch (NumberFormatException e) {
                // said below
            }
            throw new TypeConversionException("'" + text + "' is not a factor from 1 to 10");
        }
    }

    /** Reads {@code 8m}. */
    static final class Size implements ITypeConverter<Integer> {
        private static final Pattern SIZE = Pattern.compile("([0-9]{1,7})([km]?)");
        private static final long MOST = 1L << 30;

        @Override
        public Integer convert(String text) {
            Matcher matcher = SIZE.matcher(text);
            long bytes = matcher.matches() ? Long.parseLong(matcher.group(1)) * unit(matcher.group(2)) : -1;
            if (bytes < 0 || bytes > MOST) {
                throw new TypeConversionException("'" + text + "' is not a size up to 1024m; write 4096, 64k or 8m");
            }
            return (int) bytes;
        }

        private static long unit(String letter) {
            return switch (letter) {
                case "k" -> 1 << 10;
                case "m" -> 1 << 20;
                default -> 1;
            };
        }
    }

    /** Reads the name of a node. */
    static final class NodeName implements ITypeConverter<NodeId> {
        @Override
        public NodeId convert(String text) {
            try {
                return NodeId.of(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException("'" + text + "' is no name of a node");
            }
        }
    }
}

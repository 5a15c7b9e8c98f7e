package org.jsyslab.heartbeat.app;

import java.time.Duration;
import java.util.Optional;
import org.jsyslab.common.cli.TimeWithin;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.heartbeat.Topology;
import org.jsyslab.heartbeat.detector.ChenNfdE;
import org.jsyslab.heartbeat.detector.Detector;
import org.jsyslab.heartbeat.detector.EventuallyPerfect;
import org.jsyslab.heartbeat.detector.FixedTimeout;
import org.jsyslab.heartbeat.detector.PhiAccrual;
import org.jsyslab.heartbeat.membership.MembershipSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Who hears of whom, and how silence is judged. All nodes of a group need the same. */
@Command
final class HeartbeatOptions {
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Duration USUAL_CLEANUP = Duration.ofMinutes(1);
    private static final int WINDOW = 100;

    /** How many periods a silence may last unless the user says otherwise; by gossip news is older. */
    private static final int USUAL_PERIODS = 5;

    private static final int USUAL_PERIODS_OF_GOSSIP = 20;

    /** The kinds of detectors. */
    enum Judgement {
        FIXED,
        CHEN,
        PHI
    }

    @Option(
            names = "--topology",
            paramLabel = "WHO",
            defaultValue = "all-to-all",
            converter = SpelledTopology.class,
            description = "Who hears of whom: all-to-all, central or gossip (default: ${DEFAULT-VALUE}).")
    Topology topology = Topology.ALL_TO_ALL;

    @Option(
            names = "--detector",
            paramLabel = "KIND",
            defaultValue = "fixed",
            description = "How silence is judged: fixed, chen or phi (default: ${DEFAULT-VALUE}).")
    Judgement detector = Judgement.FIXED;

    @Option(
            names = "--period",
            paramLabel = "TIME",
            defaultValue = "100ms",
            converter = Period.class,
            description = "Between two heartbeats, 10ms to 1m (default: ${DEFAULT-VALUE}).")
    Duration period = Duration.ofMillis(100);

    @Option(
            names = "--suspect-after",
            paramLabel = "TIME",
            converter = Silence.class,
            description =
                    "The longest silence that is not suspicious; with chen, the margin. Default: 5 periods, 20 with"
                            + " gossip.")
    Duration suspectAfter;

    @Option(
            names = "--threshold",
            paramLabel = "PHI",
            defaultValue = "8",
            converter = Threshold.class,
            description = "With phi: suspect from this level on, 0.5 to 20 (default: ${DEFAULT-VALUE}).")
    double threshold = 8;

    @Option(
            names = "--cleanup",
            paramLabel = "TIME",
            converter = Silence.class,
            description = "Remove a member that has been suspected for so long. Default: 1m, or as long as a silence"
                    + " takes to be suspicious, if that is longer.")
    Duration cleanup;

    @Option(
            names = "--resource",
            paramLabel = "NODE",
            converter = NodeName.class,
            description = "This node is no member of the group, but the resource that checks which primary of the"
                    + " counter may go on. Default: nobody checks.")
    Optional<NodeId> resource = Optional.empty();

    @Option(
            names = "--udp",
            description = "Send heartbeats as UDP datagrams: what the network loses is lost. For all nodes alike.")
    boolean udp;

    @Option(names = "--events", description = "Print each change of belief as one line of JSON.")
    boolean events;

    /** What the options come to. Each false suspicion of a member adds a period to the silence that it is allowed. */
    MembershipSettings settings() {
        return new MembershipSettings(new EventuallyPerfect.Parameters(kind(), period), cleanup(), period);
    }

    /** The longest silence that is not suspicious, by a fixed time-out. */
    Duration timeout() {
        int periods = topology == Topology.GOSSIP ? USUAL_PERIODS_OF_GOSSIP : USUAL_PERIODS;
        return suspectAfter == null ? period.multipliedBy(periods) : suspectAfter;
    }

    private Duration cleanup() {
        if (cleanup != null) {
            return cleanup;
        }
        return timeout().compareTo(USUAL_CLEANUP) > 0 ? timeout() : USUAL_CLEANUP;
    }

    private Detector.Kind kind() {
        return switch (detector) {
            case FIXED -> since -> new FixedTimeout(timeout(), since);
            case CHEN -> new ChenNfdE.Parameters(period, timeout(), WINDOW);
            case PHI -> new PhiAccrual.Parameters(period, threshold, 10 * WINDOW);
        };
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

    /** Reads the time between two heartbeats. */
    static final class Period extends TimeWithin {
        Period() {
            super(Duration.ofMillis(10), Duration.ofMinutes(1));
        }
    }

    /** Reads a time that somebody may be silent. */
    static final class Silence extends TimeWithin {
        Silence() {
            super(Duration.ofMillis(10), LONGEST);
        }
    }

    /** Reads {@code all-to-all}. */
    static final class SpelledTopology implements ITypeConverter<Topology> {
        @Override
        public Topology convert(String text) {
            for (Topology topology : Topology.values()) {
                if (topology.spelled().equalsIgnoreCase(text.replace('_', '-'))) {
                    return topology;
                }
            }
            throw new TypeConversionException("'" + text + "' is none of all-to-all, central, gossip");
        }
    }

    /** Reads a level of suspicion. */
    static final class Threshold implements ITypeConverter<Double> {
        @Override
        public Double convert(String text) {
            try {
                double level = Double.parseDouble(text);
                if (level >= 0.5 && level <= 20) {
                    return level;
                }
            } catch (NumberFormatException e) {
                // said below
            }
            throw new TypeConversionException("'" + text + "' is not a level from 0.5 to 20");
        }
    }
}

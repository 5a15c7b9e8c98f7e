package org.jsyslab.heartbeat.membership;

import java.time.Duration;
import org.jsyslab.common.node.NodeId;

/**
 * What one node believes of another, as it tells people. Times are spans by the clock of the node that believes, so
 * that they mean something elsewhere.
 *
 * @param member of whom
 * @param status what is believed
 * @param incarnation of which of its lives; 0 if it was never heard of
 * @param since for how long this has been believed
 * @param silence for how long nothing new has been heard of it
 * @param level how strong the suspicion is, on the scale of the detector; 0 if it is not watched
 * @param falseSuspicions how many suspicions of this life have proved false
 * @param patience by how much the detector has become more patient for that; zero if it does not learn
 */
public record Belief(
        NodeId member,
        Status status,
        long incarnation,
        Duration since,
        Duration silence,
        double level,
        long falseSuspicions,
        Duration patience) {}

package org.jsyslab.heartbeat.experiment;

import java.math.BigDecimal;
import java.util.List;
import java.util.random.RandomGenerator;

/** Tables 1 to 3 of Demers et al. 1987: what became of a rumor among 1000 sites, by variant and k. */
enum DemersTable {
    /** Table 1. */
    PUSH_FEEDBACK_COUNTER(
            "push, feedback, counter",
            new Line("0.18", "1.7", "11.0", "16.8"),
            new Line("0.037", "3.3", "12.1", "16.9"),
            new Line("0.011", "4.5", "12.5", "17.4"),
            new Line("0.0036", "5.6", "12.7", "17.5"),
            new Line("0.0012", "6.7", "12.8", "17.7")),
    /** Table 2. */
    PUSH_BLIND_COIN(
            "push, blind, coin",
            new Line("0.96", "0.04", "19", "38"),
            new Line("0.20", "1.6", "17", "33"),
            new Line("0.060", "2.8", "15", "32"),
            new Line("0.021", "3.9", "14.1", "32"),
            new Line("0.008", "4.9", "13.8", "32")),
    /** Table 3. */
    PULL_FEEDBACK_COUNTER(
            "pull, feedback, counter",
            new Line("0.031", "2.7", "9.97", "17.6"),
            new Line("0.00058", "4.5", "10.07", "15.4"),
            new Line("0.000004", "6.1", "10.08", "14.0"));

    /**
     * One line, for one k: residue s, traffic m, average and last delay in rounds. As printed, for the last digit says
     * how exact a value is.
     */
    record Line(BigDecimal s, BigDecimal m, BigDecimal tAve, BigDecimal tLast) {
        Line(String s, String m, String tAve, String tLast) {
            this(new BigDecimal(s), new BigDecimal(m), new BigDecimal(tAve), new BigDecimal(tLast));
        }
    }

    private final String title;
    private final List<Line> lines;

    DemersTable(String title, Line... lines) {
        this.title = title;
        this.lines = List.of(lines);
    }

    /** The variant in words. */
    String title() {
        return title;
    }

    /** The line for each k, from 1. */
    List<Line> lines() {
        return lines;
    }

    /** How sites of this variant lose interest. */
    Interest interest(int k, int sites, RandomGenerator random) {
        return this == PUSH_BLIND_COIN ? Interest.coin(k, random) : Interest.counter(k, sites);
    }

    /** Runs a rumor to its end by this variant. */
    void spread(RumorMongering rumor) {
        if (this == PULL_FEEDBACK_COUNTER) {
            rumor.pull();
        } else {
            rumor.push();
        }
    }
}

package org.jsyslab.common.cli;

/** A share between none (0) and all (1), typed as {@code 20%}. */
public record Probability(double value) {}

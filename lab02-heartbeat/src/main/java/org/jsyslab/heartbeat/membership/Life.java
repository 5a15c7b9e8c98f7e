package org.jsyslab.heartbeat.membership;

/**
 * What a node remembers of itself over crashes.
 *
 * @param incarnation which of its lives this is, or was the last; 0 before the first
 * @param departed whether it has left the group, and has not joined again
 */
public record Life(long incarnation, boolean departed) {}

package org.jsyslab.common.node;

/** What a replicated log carries, opaque to the protocol that replicates it and known to the state machine above. */
public interface Command {}

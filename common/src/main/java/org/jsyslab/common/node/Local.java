package org.jsyslab.common.node;

/**
 * A message that never travels: it is born and delivered inside one process (the result of {@link Work}, a request from
 * a front door to its client). The codecs refuse it from the wire, so that no peer can forge one.
 */
public interface Local extends Message {}

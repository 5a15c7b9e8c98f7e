package org.jsyslab.raft;

import org.jsyslab.common.node.Command;

/**
 * Changes nothing. A leader begins its term with one: once it is committed, so are all entries of earlier terms before
 * it, which may not be committed by counting copies (§5.4.2, §8).
 */
public record NoOp() implements Command {}

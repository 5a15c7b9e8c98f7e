package org.jsyslab.common.node;

/**
 * What nodes say to each other. The messages of one protocol are the records of one sealed interface that extends this
 * one; they are immutable and copy the collections they are given.
 */
public interface Message {}

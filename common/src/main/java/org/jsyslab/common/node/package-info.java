/**
 * The vocabulary in which every protocol of JSysLab is written.
 *
 * <p>A {@link org.jsyslab.common.node.Node} is a single-threaded, event-driven object. It reacts to messages and timers
 * and touches the world only through its {@link org.jsyslab.common.node.Env}. So the same class, unchanged, runs as a
 * real process and inside a deterministic simulation. This package depends on nothing but the JDK's values.
 *
 * <p>Open first: {@link org.jsyslab.common.node.Node}, then {@link org.jsyslab.common.node.Env}.
 */
package org.jsyslab.common.node;

/**
 * A node as a real process: one port with four ways in, one event loop, one disk.
 *
 * <p>The parts are packages of their own: {@link org.jsyslab.common.runtime.loop} takes events in atomic steps,
 * {@link org.jsyslab.common.runtime.link} carries messages between processes, {@link org.jsyslab.common.runtime.resp}
 * and {@link org.jsyslab.common.runtime.http} let Redis clients and browsers in, and
 * {@link org.jsyslab.common.runtime.door} holds the limits that all connections share.
 *
 * <p>Open first: {@link org.jsyslab.common.runtime.NodeProcess}.
 */
package org.jsyslab.common.runtime;

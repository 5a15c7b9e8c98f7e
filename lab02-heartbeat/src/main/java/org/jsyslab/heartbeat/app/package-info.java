/**
 * The command line of lab 2.
 *
 * <p>Open first: {@link org.jsyslab.heartbeat.app.HeartbeatLab}.
 */
package org.jsyslab.heartbeat.app;

/**
 * The command line of lab 3, and its front doors. No protocol lives here.
 *
 * <p>Open first: {@link org.jsyslab.raft.app.RaftKvLab}.
 */
package org.jsyslab.raft.app;

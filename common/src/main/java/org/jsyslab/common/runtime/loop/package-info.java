/**
 * The step loop of a real process: events of all hosted stacks in one queue, handlers run one after the other on one
 * thread, their writes forced once a batch, and only then their messages released.
 *
 * <p>This is where "persist before you reply" is kept, for every protocol, once: see
 * {@link org.jsyslab.common.runtime.loop.StepLoop}. Everything here runs on the process's event loop unless it says
 * otherwise.
 *
 * <p>Open first: {@link org.jsyslab.common.runtime.loop.StepLoop}.
 */
package org.jsyslab.common.runtime.loop;

package org.jsyslab.common.sim;

import org.jsyslab.common.node.Local;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.Work;

/** What long work comes to in a simulation. */
@FunctionalInterface
public interface WorkModel<W extends Work<R>, R extends Local> {

    /**
     * Does the work, at the virtual time at which it ends.
     *
     * @param node whose work it is
     * @return the message that the node receives
     * @throws Exception if the work fails; the node receives {@link Work#failed} with the exception's message
     */
    R perform(NodeId node, W work) throws Exception;
}

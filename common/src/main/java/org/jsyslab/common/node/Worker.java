package org.jsyslab.common.node;

/**
 * The real code behind one kind of {@link Work}, bound by an application. It runs on a pool thread beside the node and
 * shares nothing with it but the work it is given and the message it returns.
 */
@FunctionalInterface
public interface Worker<W extends Work<R>, R extends Local> {

    /**
     * Does the work.
     *
     * @return the message that the node receives
     * @throws Exception if the work failed; the node receives {@link Work#failed} with the exception's message
     */
    R perform(W work) throws Exception;
}

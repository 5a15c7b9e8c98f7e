package org.jsyslab.common.node;

/**
 * Long work as a value: {@code record CopyChunk(…) implements Work<ChunkCopied>}. The application binds it to real code
 * that runs on a bounded pool; tests bind it to a model with virtual duration and faults.
 *
 * @param <R> the message that reports its result
 */
public interface Work<R extends Local> {

    /** The message that reports that this work failed, for the reason given (one line). */
    Local failed(String reason);
}

package org.jsyslab.common.cli;

/** A lab's story, told with real processes. */
@FunctionalInterface
public interface Demo {

    /**
     * Tells the story. What it starts through {@code stage} ends with it.
     *
     * @throws Exception if the story could not be told to its end: the demo has failed
     */
    void tell(Story story, Stage stage) throws Exception;
}

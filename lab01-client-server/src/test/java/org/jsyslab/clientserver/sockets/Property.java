package org.jsyslab.clientserver.sockets;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;

/** What must hold of a subject, as a check that fails on one for which it does not hold. */
@FunctionalInterface
interface Property<T> {
    void check(T subject) throws Exception;

    /** A test that no wrong version fails is not yet a test: this one must fail on the mutant. */
    default void mustFailOn(T mutant) {
        assertThatThrownBy(() -> check(mutant)).isInstanceOfAny(AssertionError.class, IOException.class);
    }
}

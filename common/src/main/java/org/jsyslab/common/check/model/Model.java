package org.jsyslab.common.check.model;

import java.util.Collection;
import java.util.NavigableSet;
import java.util.Objects;
import org.jsyslab.common.check.Call;
import org.jsyslab.common.check.History;
import org.jsyslab.common.check.Operation;

/**
 * The sequential specification of an object: what each operation does and returns when operations come one at a time
 * (Herlihy &amp; Wing 1990, §2). Specifications here are deterministic: state and call determine the only right result.
 *
 * @param <S> the states: immutable, with value equality, for the checker compares and hashes them
 */
public interface Model<S> {

    /** The state before any operation. */
    S initial();

    /**
     * What {@code call} does and returns in {@code state}. It must not depend on anything else.
     *
     * @throws IllegalArgumentException if the model knows no such call: another operation, or not exactly the keys and
     *     arguments that it takes ({@link Signatures})
     */
    Step<S> step(S state, Call call);

    /**
     * Lets a call pass that the model knows.
     *
     * @throws IllegalArgumentException if it does not, as {@link #step}
     */
    default void requireKnown(Call call) {
        Objects.requireNonNull(step(initial(), call));
    }

    /**
     * Lets a history pass whose calls are all known, also those that failed.
     *
     * @throws IllegalArgumentException naming the first operation that is not
     */
    default void requireKnown(History history) {
        for (Operation operation : history.operations()) {
            try {
                requireKnown(operation.call());
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(operation + ": " + e.getMessage(), e);
            }
        }
    }

    /**
     * Whether {@code call} leaves every state unchanged. Saying so is optional and makes a checker faster; saying so
     * wrongly makes it wrong.
     */
    default boolean readOnly(Call call) {
        return false;
    }

    /**
     * The keys whose content {@code call} reads or changes. Operations that share no key must neither see nor disturb
     * each other: the checker treats each connected component of keys as one object.
     *
     * @param known all keys that some operation of the history names
     */
    default Collection<String> touched(Call call, NavigableSet<String> known) {
        return call.keys();
    }
}

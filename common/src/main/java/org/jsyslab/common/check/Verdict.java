package org.jsyslab.common.check;

import java.util.List;

/** What a checker says about a history. Only {@link Valid} is green. */
public sealed interface Verdict {

    /**
     * The history has the property.
     *
     * @param witness operations in an order that proves it; empty where the property needs no such proof
     */
    record Valid(List<Operation> witness) implements Verdict {
        public Valid {
            witness = List.copyOf(witness);
        }

        @Override
        public String toString() {
            return "valid" + (witness.isEmpty() ? "" : " by an order of " + witness.size() + " operations");
        }
    }

    /** The history lacks the property. */
    record Invalid(Explanation explanation) implements Verdict {
        @Override
        public String toString() {
            return explanation.text();
        }
    }

    /** The checker could not decide; whoever takes this for a pass tests nothing. */
    record Unknown(String reason) implements Verdict {
        @Override
        public String toString() {
            return "undecided, which is not a pass: " + reason;
        }
    }

    /** Whether the history is known to have the property. */
    default boolean valid() {
        return this instanceof Valid;
    }

    /**
     * Returns this verdict if it is {@link Valid}.
     *
     * @throws AssertionError with the explanation or the reason, if it is not
     */
    default Verdict requireValid() {
        if (!valid()) {
            throw new AssertionError(toString());
        }
        return this;
    }
}

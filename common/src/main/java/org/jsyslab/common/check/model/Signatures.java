package org.jsyslab.common.check.model;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jsyslab.common.check.Call;

/**
 * The operations that a model knows, each with the number of keys and arguments that it takes. A call of another form
 * is refused, for it would be judged by what it lacks: without its key, a read is an object of its own, and may return
 * anything that a fresh object holds.
 */
public final class Signatures {
    private static final int ONE_OR_MORE = -1;

    private record Signature(int keys, int arguments) {
        boolean fits(Call call) {
            boolean keysFit =
                    keys == ONE_OR_MORE ? !call.keys().isEmpty() : call.keys().size() == keys;
            return keysFit && call.arguments().size() == arguments;
        }

        @Override
        public String toString() {
            return (keys == ONE_OR_MORE ? "one or more keys" : count(keys, "key")) + " and "
                    + count(arguments, "argument");
        }

        private static String count(int number, String what) {
            return number + " " + what + (number == 1 ? "" : "s");
        }
    }

    private final String model;
    private final Map<String, Signature> known = new LinkedHashMap<>();

    private Signatures(String model) {
        this.model = model;
    }

    /** No operations yet, of a model that people call so. */
    public static Signatures of(String model) {
        return new Signatures(model);
    }

    /** Adds an operation that takes exactly so many keys and arguments. */
    public Signatures with(String operation, int keys, int arguments) {
        known.put(operation, new Signature(keys, arguments));
        return this;
    }

    /** Adds an operation that takes at least one key, and exactly so many arguments. */
    public Signatures withKeys(String operation, int arguments) {
        return with(operation, ONE_OR_MORE, arguments);
    }

    /**
     * Lets a call pass that has the form of its operation.
     *
     * @throws IllegalArgumentException if not, naming the operation and what it takes, or all operations known
     */
    public void require(Call call) {
        Signature signature = known.get(call.operation());
        if (signature == null) {
            throw new IllegalArgumentException(
                    "a " + model + " knows no '" + call.operation() + "', only " + String.join(", ", known.keySet()));
        }
        if (!signature.fits(call)) {
            throw new IllegalArgumentException("'" + call.operation() + "' takes " + signature + ", not keys "
                    + call.keys() + " and arguments " + call.arguments());
        }
    }
}

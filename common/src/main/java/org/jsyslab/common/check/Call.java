package org.jsyslab.common.check;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a client asked for: the invocation event of Herlihy &amp; Wing 1990, §2. Models have factories for theirs:
 * {@code KeyValue.write("x", Value.of("1"))}.
 *
 * @param operation the name that a model knows it by, such as {@code write}
 * @param keys the objects that it names, in the order given; may be empty
 * @param arguments the rest of what it was given
 */
public record Call(String operation, List<String> keys, List<Value> arguments) {

    public Call {
        keys = List.copyOf(keys);
        arguments = List.copyOf(arguments);
    }

    /** A call that names one key. */
    public static Call on(String key, String operation, Value... arguments) {
        return new Call(operation, List.of(key), List.of(arguments));
    }

    /**
     * The one key of a call that names one.
     *
     * @throws IllegalArgumentException if it names none or several
     */
    public String key() {
        if (keys.size() != 1) {
            throw new IllegalArgumentException("'" + operation + "' needs exactly one key, not " + keys);
        }
        return keys.get(0);
    }

    /**
     * The argument at {@code index}.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Value argument(int index) {
        if (index >= arguments.size()) {
            throw new IllegalArgumentException("'" + operation + "' needs " + (index + 1) + " arguments: " + this);
        }
        return arguments.get(index);
    }

    /**
     * The whole number at {@code index}.
     *
     * @throws IllegalArgumentException if the argument is missing or no whole number
     */
    public long number(int index) {
        if (argument(index) instanceof Value.Whole whole) {
            return whole.number();
        }
        throw new IllegalArgumentException("'" + operation + "' needs a whole number: " + this);
    }

    /**
     * The text at {@code index}.
     *
     * @throws IllegalArgumentException if the argument is missing or no text
     */
    public String text(int index) {
        if (argument(index) instanceof Value.Text text) {
            return text.text();
        }
        throw new IllegalArgumentException("'" + operation + "' needs a text: " + this);
    }

    /** {@code write(x, "1")} */
    @Override
    public String toString() {
        return Stream.concat(keys.stream(), arguments.stream().map(Value::toString))
                .collect(Collectors.joining(", ", operation + "(", ")"));
    }
}

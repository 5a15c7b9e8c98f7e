package org.jsyslab.common.runtime.http;

import java.util.Map;
import java.util.function.Function;
import org.jsyslab.common.node.Operation;

/** What a route does about a request. */
public sealed interface HttpAnswer {

    /**
     * Answer at once.
     *
     * @param status such as 200
     * @param value written as JSON; a {@link Content} as it is
     */
    record Now(int status, Object value) implements HttpAnswer {}

    /**
     * Have a client node carry out an operation. If it fails the answer is 409, if its outcome is unknown 504.
     *
     * @param answer makes the answer of the operation's result, which is null if it has none
     */
    record Ask(Operation operation, Function<Record, Now> answer) implements HttpAnswer {

        /** Answers with the result as it is. */
        public Ask(Operation operation) {
            this(operation, result -> ok(result == null ? Map.of() : result));
        }
    }

    /** All went well. */
    static Now ok(Object value) {
        return new Now(200, value);
    }

    /** The request is refused: a status from 400, and why. */
    static Now refused(int status, String reason) {
        return new Now(status, Map.of("error", reason));
    }
}

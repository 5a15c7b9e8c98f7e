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
     * @param value written as JSON
     */
    record Now(int status, Object value) implements HttpAnswer {}

    /**
     * Have a client node carry out an operation. If it fails the answer is 409, if its outcome is unknown 504.
     *
     * @param value makes, of the operation's result (null if it has none), what is written as JSON
     */
    record Ask(Operation operation, Function<Record, Object> value) implements HttpAnswer {

        /** Answers with the result as it is. */
        public Ask(Operation operation) {
            this(operation, result -> result == null ? Map.of() : result);
        }
    }

    /** All went well. */
    static HttpAnswer ok(Object value) {
        return new Now(200, value);
    }

    /** The request is refused: a status from 400, and why. */
    static HttpAnswer refused(int status, String reason) {
        return new Now(status, Map.of("error", reason));
    }
}

package org.jsyslab.common.runtime.resp;

import java.util.List;
import java.util.function.Function;
import org.jsyslab.common.node.Bytes;
import org.jsyslab.common.node.Operation;

/**
 * What a lab answers to Redis commands. Called on the process's event loop, one command of a connection after the
 * other.
 *
 * <pre>{@code
 * (name, arguments) -> switch (name) {
 *     case "GET" -> arguments.size() != 1
 *             ? Answer.wrongArguments(name)
 *             : new Answer.Ask(new Get(arguments.get(0)), result -> new RespReply.Bulk(((Value) result).bytes()));
 *     default -> Answer.unknown(name);
 * }
 * }</pre>
 */
@FunctionalInterface
public interface RespCommands {

    /** No commands but those that every process knows: PING, ECHO, INFO and the like. */
    RespCommands NONE = (name, arguments) -> Answer.unknown(name);

    /**
     * Decides what to do about one command.
     *
     * @param name the command in capitals
     * @param arguments what follows it
     */
    Answer decide(String name, List<Bytes> arguments);

    /** What to do about a command. */
    sealed interface Answer {

        /** Reply at once. */
        record Now(RespReply reply) implements Answer {}

        /**
         * Have a client node carry out an operation.
         *
         * @param reply makes a reply of the operation's result, which is null if it has none
         */
        record Ask(Operation operation, Function<Record, RespReply> reply) implements Answer {}

        /** There is no such command. */
        static Answer unknown(String name) {
            return new Now(new RespReply.Error("ERR unknown command '" + name + "'"));
        }

        /** The command does not take these arguments. */
        static Answer wrongArguments(String name) {
            return new Now(new RespReply.Error("ERR wrong number of arguments for '" + name + "' command"));
        }
    }
}

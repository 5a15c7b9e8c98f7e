package org.jsyslab.common.runtime.resp;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.jsyslab.common.node.Bytes;
import org.jsyslab.common.runtime.resp.RespCommands.Answer;

/** The commands that Redis clients expect of any server, in front of those of the lab. */
final class CommonCommands implements RespCommands {
    /** Behind these nothing is carried out: who speaks HTTP here was perhaps tricked into it by a web page. */
    private static final Set<String> LAST = Set.of("QUIT", "POST", "HOST:");

    private final RespCommands lab;
    private final Supplier<String> info;

    /**
     * The common commands.
     *
     * @param info the text of INFO
     */
    CommonCommands(RespCommands lab, Supplier<String> info) {
        this.lab = lab;
        this.info = info;
    }

    /** Whether the connection ends with the answer to this command. */
    static boolean isLast(String name) {
        return LAST.contains(name);
    }

    @Override
    public Answer decide(String name, List<Bytes> arguments) {
        return switch (name) {
            case "PING" -> ping(arguments);
            case "ECHO" ->
                arguments.size() == 1 ? now(new RespReply.Bulk(arguments.get(0))) : Answer.wrongArguments(name);
            case "QUIT" -> now(RespReply.OK);
            case "POST", "HOST:" -> now(new RespReply.Error("ERR this looks like HTTP, not like a Redis client"));
            case "COMMAND" -> now(new RespReply.Many(List.of()));
            case "CONFIG" -> config(arguments);
            case "CLIENT" -> client(arguments);
            case "HELLO" -> hello(arguments);
            case "INFO" -> now(RespReply.Bulk.of(info.get()));
            default -> lab.decide(name, arguments);
        };
    }

    private static Answer ping(List<Bytes> arguments) {
        if (arguments.size() > 1) {
            return Answer.wrongArguments("PING");
        }
        return now(arguments.isEmpty() ? new RespReply.Text("PONG") : new RespReply.Bulk(arguments.get(0)));
    }

    /** redis-benchmark asks for "save" and "appendonly"; an empty value tells it that there is nothing to know. */
    private static Answer config(List<Bytes> arguments) {
        if (arguments.size() < 2 || !word(arguments, 0).equals("GET")) {
            return now(new RespReply.Error("ERR only CONFIG GET is known here"));
        }
        return now(new RespReply.Many(List.of(new RespReply.Bulk(arguments.get(1)), RespReply.Bulk.of(""))));
    }

    private static Answer client(List<Bytes> arguments) {
        return switch (arguments.isEmpty() ? "" : word(arguments, 0)) {
            case "SETNAME", "SETINFO", "REPLY", "NO-EVICT", "NO-TOUCH" -> now(RespReply.OK);
            case "GETNAME" -> now(new RespReply.Bulk(null));
            case "ID" -> now(new RespReply.Number(0));
            default -> now(new RespReply.Error("ERR unknown subcommand of CLIENT"));
        };
    }

    private static Answer hello(List<Bytes> arguments) {
        if (!arguments.isEmpty() && !word(arguments, 0).equals("2")) {
            return now(new RespReply.Error("NOPROTO unsupported protocol version: this is RESP2"));
        }
        return now(new RespReply.Many(List.of(
                RespReply.Bulk.of("server"),
                RespReply.Bulk.of("jsyslab"),
                RespReply.Bulk.of("proto"),
                new RespReply.Number(2))));
    }

    private static String word(List<Bytes> arguments, int index) {
        return arguments.get(index).toString().toUpperCase(Locale.ROOT);
    }

    private static Answer now(RespReply reply) {
        return new Answer.Now(reply);
    }
}

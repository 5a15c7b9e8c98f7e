package org.jsyslab.common.runtime.resp;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jsyslab.common.node.Bytes;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.Operation;
import org.jsyslab.common.node.Outcome;
import org.jsyslab.common.runtime.door.Complaints;
import org.jsyslab.common.runtime.door.LastWords;
import org.jsyslab.common.runtime.door.Limits;
import org.jsyslab.common.runtime.door.Patience;
import org.jsyslab.common.runtime.door.Turns;
import org.jsyslab.common.runtime.loop.ClientPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets Redis clients in. The commands of one connection are carried out one after the other, as Redis promises, by a
 * client node of the pool; commands of different connections run side by side.
 */
public final class RespDoor {
    private static final Logger LOG = LoggerFactory.getLogger(RespDoor.class);

    private final NodeId process;
    private final Limits limits;
    private final ClientPool clients;
    private final RespCommands commands;
    private final Complaints complaints = new Complaints(LOG);
    private int connections;

    /**
     * The door of one process.
     *
     * @param info the text of INFO
     */
    public RespDoor(NodeId process, Limits limits, ClientPool clients, RespCommands lab, Supplier<String> info) {
        this.process = process;
        this.limits = limits;
        this.clients = clients;
        this.commands = new CommonCommands(lab, info);
    }

    /** Makes a channel a connection for Redis commands. */
    public void accept(Channel channel, Patience patience) {
        NodeId name = process.child("resp-" + ++connections);
        channel.pipeline().addLast(new RespDecoder(limits, patience), new Visitor(channel, name));
    }

    /** One connection. */
    private final class Visitor extends SimpleChannelInboundHandler<RespDecoder.Command> {
        private final Channel channel;
        private final NodeId name;
        private final Turns<RespDecoder.Command> turns;

        Visitor(Channel channel, NodeId name) {
            this.channel = channel;
            this.name = name;
            this.turns = new Turns<>(channel, this::begin);
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, RespDecoder.Command command) {
            turns.add(command);
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext context) {
            turns.endOfRead();
        }

        @Override
        public void channelWritabilityChanged(ChannelHandlerContext context) {
            turns.proceed();
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            complaints.add(name + " is closed: " + cause);
            context.close();
        }

        private void begin(RespDecoder.Command command) {
            if (command.error() != null) {
                complaints.add("from " + name + ": " + command.error());
                replyAndClose(new RespReply.Error("ERR " + command.error()));
                return;
            }
            List<Bytes> words = command.words();
            String verb = Complaints.printable(words.get(0).toString().toUpperCase(Locale.ROOT));
            RespCommands.Answer answer = decide(verb, words.subList(1, words.size()));
            if (answer instanceof RespCommands.Answer.Ask ask) {
                ask(ask.operation(), ask);
            } else if (answer instanceof RespCommands.Answer.Now now) {
                if (CommonCommands.isLast(verb)) {
                    replyAndClose(now.reply());
                } else {
                    reply(now.reply());
                }
            }
        }

        private RespCommands.Answer decide(String verb, List<Bytes> arguments) {
            try {
                return commands.decide(verb, arguments);
            } catch (IllegalArgumentException e) { // an operation that refuses such arguments
                return new RespCommands.Answer.Now(new RespReply.Error("ERR " + e.getMessage()));
            }
        }

        private void ask(Operation operation, RespCommands.Answer.Ask ask) {
            if (!clients.invoke(name, operation, outcome -> reply(replyTo(outcome, ask)))) {
                reply(new RespReply.Error("ERR busy: too many operations wait; try again"));
            }
        }

        private RespReply replyTo(Outcome outcome, RespCommands.Answer.Ask ask) {
            if (outcome instanceof Outcome.Ok ok) {
                return ask.reply().apply(ok.result());
            } else if (outcome instanceof Outcome.Failed failed) {
                return new RespReply.Error("ERR " + failed.reason());
            }
            return new RespReply.Error("UNKNOWN " + ((Outcome.Unknown) outcome).reason());
        }

        private void reply(RespReply reply) {
            channel.write(written(reply), channel.voidPromise());
            turns.done();
        }

        private void replyAndClose(RespReply reply) {
            LastWords.say(channel, written(reply));
        }

        private ByteBuf written(RespReply reply) {
            ByteBuf out = channel.alloc().ioBuffer();
            reply.write(out);
            return out;
        }
    }
}

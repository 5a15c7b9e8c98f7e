package org.jsyslab.common.runtime;

import java.time.Duration;
import org.jsyslab.common.codec.Schema;
import org.jsyslab.common.node.Cell;
import org.jsyslab.common.node.Env;
import org.jsyslab.common.node.Handlers;
import org.jsyslab.common.node.Invoke;
import org.jsyslab.common.node.Local;
import org.jsyslab.common.node.Message;
import org.jsyslab.common.node.Node;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.Operation;
import org.jsyslab.common.node.Outcome;
import org.jsyslab.common.node.Stack;
import org.jsyslab.common.node.Timer;
import org.jsyslab.common.node.Work;

/**
 * A service that repeats what it is told and keeps a durable count, and its client: what the tests of the runtime run.
 */
final class Echo {
    static final Schema SCHEMA = Schema.of(EchoMessage.class, Count.class);

    private Echo() {}

    sealed interface EchoMessage extends Message {
        record Say(String text) implements EchoMessage {}

        record Said(String text, long count) implements EchoMessage {}

        /** Answered ahead of the force, and once more after it. */
        record Whisper(String text) implements EchoMessage {}

        /** Makes the handler throw. */
        record Poison() implements EchoMessage {}

        /** Makes the node do long work, or fail at it. */
        record Toil(String text) implements EchoMessage {}

        /** Makes the node send to itself, then reply. */
        record Muse(String text) implements EchoMessage {}

        /** Sets a timer that replies. */
        record Later(String text, Duration after) implements EchoMessage {}

        /** Cancels the timer. */
        record Never(String text) implements EchoMessage {}

        /** Answered once for all of a batch. */
        record Tick() implements EchoMessage {}

        record Toiled(NodeId asker, String text) implements EchoMessage, Local {}

        record Mused(NodeId asker, String text) implements EchoMessage, Local {}
    }

    record Alarm(NodeId asker, String text) implements Timer {}

    record Labour(NodeId asker, String text) implements Work<EchoMessage.Toiled> {
        @Override
        public Local failed(String reason) {
            return new EchoMessage.Toiled(asker, "failed: " + reason);
        }
    }

    record Count(long value) {}

    record SayIt(NodeId server, String text) implements Operation {}

    static final class Server implements Node<EchoMessage> {
        private final Env<EchoMessage> env;
        private final Cell<Count> count;
        private int ticks;
        private NodeId ticker;

        Server(Env<EchoMessage> env) {
            this.env = env;
            this.count = env.cell("count", new Count(0));
        }

        @Override
        public Handlers<EchoMessage> handlers() {
            return new Handlers<EchoMessage>()
                    .start(() -> env.observe("role", "server"))
                    .message(EchoMessage.Say.class, this::onSay)
                    .message(EchoMessage.Said.class, (from, said) -> env.observe("heard", said.text()))
                    .message(EchoMessage.Whisper.class, this::onWhisper)
                    .message(EchoMessage.Poison.class, (from, poison) -> {
                        count.set(new Count(-1));
                        env.sendAhead(from, new EchoMessage.Said("never", 0));
                        throw new IllegalStateException("poisoned");
                    })
                    .message(EchoMessage.Toil.class, (from, toil) -> env.run(new Labour(from, toil.text())))
                    .message(
                            EchoMessage.Muse.class,
                            (from, muse) -> env.send(env.self(), new EchoMessage.Mused(from, muse.text())))
                    .message(
                            EchoMessage.Later.class,
                            (from, later) -> env.set(new Alarm(from, later.text()), later.after()))
                    .message(EchoMessage.Never.class, (from, never) -> env.cancel(new Alarm(from, never.text())))
                    .message(EchoMessage.Tick.class, this::onTick)
                    .afterBatch(this::answerTicks)
                    .message(EchoMessage.Toiled.class, (self, toiled) -> reply(toiled.asker(), toiled.text()))
                    .message(EchoMessage.Mused.class, (self, mused) -> reply(mused.asker(), mused.text()))
                    .timer(Alarm.class, alarm -> reply(alarm.asker(), alarm.text()))
                    .covering(EchoMessage.class, Alarm.class);
        }

        private void onSay(NodeId from, EchoMessage.Say say) {
            count.set(new Count(count.get().value() + 1));
            env.observe("count", count.get().value());
            reply(from, say.text());
        }

        private void onWhisper(NodeId from, EchoMessage.Whisper whisper) {
            count.set(new Count(count.get().value() + 1));
            reply(from, whisper.text() + " after");
            env.sendAhead(
                    from,
                    new EchoMessage.Said(whisper.text() + " ahead", count.get().value()));
        }

        private void onTick(NodeId from, EchoMessage.Tick tick) {
            ticks++;
            ticker = from;
        }

        private void answerTicks() {
            if (ticks > 0) {
                reply(ticker, ticks + " ticks");
                ticks = 0;
            }
        }

        private void reply(NodeId to, String text) {
            env.send(to, new EchoMessage.Said(text, count.get().value()));
        }
    }

    /** Does not resend: what is lost stays lost. */
    static final class Client implements Node<EchoMessage> {
        private final Env<EchoMessage> env;
        private NodeId asker;

        Client(Env<EchoMessage> env) {
            this.env = env;
        }

        @Override
        public Handlers<EchoMessage> handlers() {
            Handlers<EchoMessage> handlers = new Handlers<EchoMessage>().invoke(this::onInvoke);
            handlers.message(EchoMessage.Said.class, (from, said) -> {
                env.answer(asker, new Outcome.Ok(said));
            });
            handlers.message(EchoMessage.Say.class, (from, say) -> {});
            handlers.message(EchoMessage.Whisper.class, (from, whisper) -> {});
            handlers.message(EchoMessage.Poison.class, (from, poison) -> {});
            handlers.message(EchoMessage.Tick.class, (from, tick) -> {});
            handlers.message(EchoMessage.Toil.class, (from, toil) -> {});
            handlers.message(EchoMessage.Muse.class, (from, muse) -> {});
            handlers.message(EchoMessage.Later.class, (from, later) -> {});
            handlers.message(EchoMessage.Never.class, (from, never) -> {});
            handlers.message(EchoMessage.Toiled.class, (from, toiled) -> {});
            handlers.message(EchoMessage.Mused.class, (from, mused) -> {});
            return handlers.covering(EchoMessage.class);
        }

        private void onInvoke(NodeId from, Invoke invoke) {
            asker = from;
            SayIt operation = (SayIt) invoke.operation();
            if (operation.text().isEmpty()) {
                env.answer(asker, new Outcome.Failed("nothing to say"));
            } else if (!operation.text().equals("silence")) {
                env.send(operation.server(), new EchoMessage.Say(operation.text()));
            }
        }
    }

    static Stack.Assembly server() {
        return stack -> stack.add(new Server(stack.env(EchoMessage.class)));
    }

    static Stack.Assembly client() {
        return stack -> stack.add(new Client(stack.env(EchoMessage.class)));
    }

    /** A node of another protocol, which understands nothing of this one. */
    static Stack.Assembly mute() {
        return stack -> stack.add(new Mute());
    }

    sealed interface MuteMessage extends Message {
        record Nothing() implements MuteMessage {}
    }

    record Mute() implements Node<MuteMessage> {
        @Override
        public Handlers<MuteMessage> handlers() {
            return new Handlers<MuteMessage>()
                    .message(MuteMessage.Nothing.class, (from, nothing) -> {})
                    .covering(MuteMessage.class);
        }
    }

    /** A server that listens on a free port of the loopback interface. */
    static Builder serverProcess(String name) {
        NodeId self = NodeId.of(name);
        return NodeProcess.of(self, SCHEMA).listen("127.0.0.1", 0).host(self, server());
    }

    static String addressOf(NodeProcess process) {
        return "127.0.0.1:" + process.port();
    }

    static String outcomeOf(NodeProcess process, String client, NodeId server, String text) {
        Outcome outcome = process.invoke(NodeId.of(client), new SayIt(server, text))
                .toCompletableFuture()
                .join();
        return outcome instanceof Outcome.Ok ok ? ((EchoMessage.Said) ok.result()).text() : outcome.toString();
    }
}

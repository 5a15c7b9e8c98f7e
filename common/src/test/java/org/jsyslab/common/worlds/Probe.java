package org.jsyslab.common.worlds;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jsyslab.common.codec.Schema;
import org.jsyslab.common.node.Blobs;
import org.jsyslab.common.node.Bytes;
import org.jsyslab.common.node.Cell;
import org.jsyslab.common.node.Env;
import org.jsyslab.common.node.Handlers;
import org.jsyslab.common.node.Invoke;
import org.jsyslab.common.node.Journal;
import org.jsyslab.common.node.Local;
import org.jsyslab.common.node.Message;
import org.jsyslab.common.node.Node;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.Operation;
import org.jsyslab.common.node.Outcome;
import org.jsyslab.common.node.Table;
import org.jsyslab.common.node.Timer;
import org.jsyslab.common.node.Work;

/** A node that does one of everything and writes down what comes of it, in words that tell no times. */
final class Probe implements Node<Probe.ProbeMessage> {
    static final Schema SCHEMA = Schema.of(ProbeMessage.class, Lives.class, Entry.class);

    sealed interface ProbeMessage extends Message {
        record ToSelf(int number) implements ProbeMessage {}

        record Vetoed() implements ProbeMessage {}

        record Done(String what) implements ProbeMessage, Local {}
    }

    sealed interface ProbeTimer extends Timer {
        record Named(String name) implements ProbeTimer {}
    }

    record Lives(int count) {}

    record Entry(String text) {}

    record Question(String text) implements Operation {}

    record Answer(String text) {}

    record Toil(String what) implements Work<ProbeMessage.Done> {
        @Override
        public Local failed(String reason) {
            return new ProbeMessage.Done(what + " failed: " + reason);
        }
    }

    private final Env<ProbeMessage> env;
    private final List<String> heard;
    private final Cell<Lives> lives;
    private final Journal<Entry> journal;
    private final Table<String, Long> table;
    private boolean inBatch;

    Probe(Env<ProbeMessage> env, List<String> heard) {
        this.env = env;
        this.heard = heard;
        this.lives = env.cell("lives", new Lives(0));
        this.journal = env.journal("journal", Entry.class);
        this.table = env.table("table", String.class, Long.class);
    }

    @Override
    public Handlers<ProbeMessage> handlers() {
        return new Handlers<ProbeMessage>()
                .start(this::onStart)
                .before((from, message) -> !(message instanceof ProbeMessage.Vetoed))
                .message(ProbeMessage.ToSelf.class, this::onToSelf)
                .message(ProbeMessage.Vetoed.class, (from, vetoed) -> heard.add("a vetoed message came through"))
                .message(ProbeMessage.Done.class, this::onDone)
                .timer(ProbeTimer.Named.class, timer -> heard.add("timer " + timer.name()))
                .invoke(this::onInvoke)
                .afterBatch(this::onBatchEnd)
                .covering(ProbeMessage.class, ProbeTimer.class);
    }

    private void onStart() {
        remember();
        chance();
        for (int number = 1; number <= 3; number++) {
            env.send(env.self(), new ProbeMessage.ToSelf(number));
        }
        env.sendAhead(env.self(), new ProbeMessage.ToSelf(4));
        env.send(env.self(), new ProbeMessage.Vetoed());
    }

    /** Durable things: what the lives before left behind, then something new. */
    private void remember() {
        Blobs blobs = env.blobs();
        heard.add("life " + lives.get().count() + ", journal " + journal.firstIndex() + "-" + journal.lastIndex()
                + ", table " + table.entries() + ", blobs " + blobs.names(""));
        lives.set(new Lives(lives.get().count() + 1));
        journal.append(new Entry("a"));
        journal.append(new Entry("b"));
        journal.append(new Entry("c"));
        journal.truncateFrom(journal.lastIndex());
        journal.discardThrough(journal.firstIndex());
        table.put("x", (long) lives.get().count());
        table.put("gone", 1L);
        table.remove("gone");
        String blob = "blob-" + lives.get().count();
        blobs.create(blob);
        blobs.append(blob, Bytes.utf8("some bytes"));
        blobs.seal(blob);
        heard.add("reads " + blobs.read(blob, 5, 100) + ", last entry " + journal.get(journal.lastIndex()));
    }

    /** A stream of random numbers goes on from one request for it to the next, and each purpose has its own. */
    private void chance() {
        RandomGenerator stream = env.random("one");
        long first = stream.nextLong();
        heard.add("a stream goes on: " + (env.random("one").nextLong() != first));
        heard.add("streams differ: " + (env.random("other").nextLong() != first));
    }

    private void onToSelf(NodeId from, ProbeMessage.ToSelf message) {
        heard.add("from " + from + ": " + message.number());
        inBatch = true;
        if (message.number() == 4) {
            env.run(new Toil("digging"));
        }
    }

    /** The timers begin when the digging has ended: nothing promises which of them would be the first otherwise. */
    private void onDone(NodeId from, ProbeMessage.Done done) {
        heard.add("from " + from + ": " + done.what());
        if (done.what().startsWith("digging")) {
            setTimers();
        }
    }

    private void setTimers() {
        env.set(new ProbeTimer.Named("put off"), Duration.ofMillis(100));
        env.set(new ProbeTimer.Named("put off"), Duration.ofMillis(500));
        env.set(new ProbeTimer.Named("in time"), Duration.ofMillis(300));
        env.set(new ProbeTimer.Named("cancelled"), Duration.ofMillis(100));
        env.cancel(new ProbeTimer.Named("cancelled"));
        env.cancel(new ProbeTimer.Named("never set"));
    }

    private void onBatchEnd() {
        if (inBatch) {
            heard.add("end of batch");
            inBatch = false;
        }
    }

    private void onInvoke(NodeId asker, Invoke invoke) {
        Question question = (Question) invoke.operation();
        env.answer(asker, new Outcome.Ok(new Answer(question.text() + "!")));
        env.run(new Toil("hoping"));
    }
}

package org.jsyslab.common.sim;

import java.util.Locale;
import java.util.StringJoiner;
import org.jsyslab.common.node.Event;

/** One event as one line of text, the same on every JVM. The lines of a run, in order, are its trace. */
public final class EventText {
    private static final int MOST_OF_SUBJECT = 200;

    private EventText() {}

    /**
     * {@code 12.345 n1#2 @17 recv n3 VoteReply[term=3, granted=true] (n3.1-9)}: milliseconds, node, life, clock, kind,
     * …
     */
    public static String line(Event event) {
        StringJoiner line = new StringJoiner(" ");
        line.add(millis(event)).add(event.node() + "#" + event.incarnation()).add("@" + event.clock());
        line.add(what(event));
        if (event.op() != null) {
            line.add("for " + event.op());
        }
        if (event.messageId() != null) {
            line.add("(" + event.messageId() + ")");
        }
        return line.toString();
    }

    /** Virtual time in milliseconds, with three digits after the point. */
    static String millis(Event event) {
        return String.format(Locale.ROOT, "%d.%03d", event.micros() / 1000, event.micros() % 1000);
    }

    /** Kind, peer, subject and text. */
    static String what(Event event) {
        StringJoiner what = new StringJoiner(" ");
        what.add(event.kind().label());
        if (event.peer() != null) {
            what.add(event.peer().toString());
        }
        if (event.subject() instanceof Event.State state) {
            what.add(state.name() + "=" + StableText.of(state.value()));
        } else if (event.subject() != null) {
            String subject = StableText.of(event.subject());
            what.add(subject.length() <= MOST_OF_SUBJECT ? subject : subject.substring(0, MOST_OF_SUBJECT) + "…");
        }
        if (event.text() != null) {
            what.add(event.text());
        }
        return what.toString();
    }
}

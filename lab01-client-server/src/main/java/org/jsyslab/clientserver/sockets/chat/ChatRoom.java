package org.jsyslab.clientserver.sockets.chat;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Who is in the room and what they hear. Knows nothing of connections. For one thread, which gives all lines an order.
 */
final class ChatRoom {
    private static final String NAME = "[\\p{L}\\p{N}_-]{1,20}";
    private static final int MAX_LINE = 4096;

    /** Someone in the room. */
    interface Member {
        /** Hears a line; must not call back into the room. */
        void hear(String line);
    }

    private final SortedMap<String, Member> members = new TreeMap<>();

    /** Lets a member in under a name that nobody has; an {@link IllegalArgumentException} says why not. */
    void join(String name, Member member) {
        if (!name.matches(NAME)) {
            throw new IllegalArgumentException("a name is 1 to 20 letters, digits, _ or -");
        }
        if (members.putIfAbsent(name, member) != null) {
            throw new IllegalArgumentException("the name " + name + " is taken");
        }
        tellAll("* " + name + " joined; here: " + String.join(", ", members.keySet()));
    }

    /** Tells all members, the speaker included: so all see the same order. Control characters could harm a terminal. */
    void say(String name, String line) {
        String shown = line.replaceAll("\\p{Cntrl}", " ");
        tellAll(name + ": " + shown.substring(0, Math.min(shown.length(), MAX_LINE)));
    }

    /** Takes a member out; it hears of it itself no more. */
    void leave(String name) {
        if (members.remove(name) != null) {
            tellAll("* " + name + " left");
        }
    }

    private void tellAll(String line) {
        List.copyOf(members.values()).forEach(member -> member.hear(line));
    }
}

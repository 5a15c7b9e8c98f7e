package org.jsyslab.clientserver.sockets.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChatRoomTest {
    private final ChatRoom room = new ChatRoom();
    private final List<String> ann = new ArrayList<>();
    private final List<String> bob = new ArrayList<>();

    @Test
    @DisplayName("All who are in the room hear joins, lines and leaves, in one order")
    void everybodyHears() {
        room.join("ann", ann::add);
        room.say("ann", "anybody?");
        room.join("bob", bob::add);
        room.say("bob", "me");
        room.leave("ann");
        room.say("bob", "oh");
        assertThat(ann)
                .containsExactly("* ann joined; here: ann", "ann: anybody?", "* bob joined; here: ann, bob", "bob: me");
        assertThat(bob).containsExactly("* bob joined; here: ann, bob", "bob: me", "* ann left", "bob: oh");
    }

    @Test
    @DisplayName("A name belongs to one at a time, and is free again when that one leaves")
    void taken() {
        room.join("ann", ann::add);
        assertThatThrownBy(() -> room.join("ann", bob::add)).hasMessage("the name ann is taken");
        assertThat(bob).isEmpty();
        room.leave("ann");
        room.join("ann", bob::add);
        assertThat(bob).containsExactly("* ann joined; here: ann");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "ann:", "*", "two words", "123456789012345678901"})
    @DisplayName("A name that could be taken for something else is refused")
    void badName(String name) {
        assertThatThrownBy(() -> room.join(name, ann::add)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("A line cannot pretend to be two, nor move a terminal's cursor, nor fill the others' screens")
    void harmless() {
        room.join("ann", ann::add);
        room.say("ann", "hi\n* bob left\u001b[2J");
        room.say("ann", "x".repeat(100_000));
        assertThat(ann.get(1)).isEqualTo("ann: hi * bob left [2J");
        assertThat(ann.get(2)).hasSize("ann: ".length() + 4096);
    }
}

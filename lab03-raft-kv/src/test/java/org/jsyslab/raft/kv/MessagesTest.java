package org.jsyslab.raft.kv;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jsyslab.common.codec.RoundTrips;
import org.jsyslab.common.node.OpId;
import org.jsyslab.raft.kv.KvCommand.OpenSession;
import org.jsyslab.raft.kv.KvMessage.RegisterClient;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MessagesTest {

    @Test
    @DisplayName("each message and command is the same again after its way over the wire")
    void roundTrips() {
        RoundTrips.check(KvScene.SCHEMA);
    }

    @Test
    @DisplayName("a name that would be too long with the place of its session is refused before it reaches the log")
    void namesThatAreTooLong() {
        OpId longest = new OpId("c".repeat(OpId.MAX_CLIENT - 20), 1);
        OpId tooLong = new OpId("c".repeat(OpId.MAX_CLIENT - 19), 1);

        String session = new Sessions(1).open(new OpenSession(longest).op().client(), Long.MAX_VALUE);
        new OpId(session, 1);
        assertThatThrownBy(() -> new OpenSession(tooLong)).hasMessageContaining("at most 44 characters, not 45");
        assertThatThrownBy(() -> new RegisterClient(tooLong)).hasMessageContaining("at most 44 characters, not 45");
    }
}

package org.jsyslab.raft.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsyslab.common.history.Recorded;
import org.jsyslab.common.node.Bytes;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.Outcome;
import org.jsyslab.raft.kv.KvOperation;
import org.jsyslab.raft.kv.KvRead.Get;
import org.jsyslab.raft.kv.KvResult.Counted;
import org.jsyslab.raft.kv.KvResult.Done;
import org.jsyslab.raft.kv.KvResult.Found;
import org.jsyslab.raft.kv.KvWrite.Append;
import org.jsyslab.raft.kv.KvWrite.Put;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Histories of wrong stores, made by hand: the verdict of demo and soak is red for each. */
class VerificationTest {
    private static final Bytes LEDGER = Bytes.utf8("ledger");
    private static final Bytes KEY = Bytes.utf8("k");

    private final List<Recorded> history = new ArrayList<>();

    @TempDir
    Path directory;

    @Test
    @DisplayName("what was acknowledged and is there is well, and so is what was perhaps done and is there or not")
    void right() {
        added("v1 ", 3);
        record(new Append(LEDGER, Bytes.utf8("v2 ")), new Outcome.Unknown("no reply"));
        record(new Append(LEDGER, Bytes.utf8("v3 ")), new Outcome.Unknown("no reply"));
        read(LEDGER, "v1 v3 ");
        assertThat(verification().holds()).isTrue();
        assertThat(verification()).hasToString("linearizable, of 1 acknowledged entries of the ledger 0 are missing");
    }

    @Test
    @DisplayName("an acknowledged write is lost")
    void lost() {
        added("v1 ", 3);
        added("v2 ", 6);
        read(LEDGER, "v1 ");
        assertThat(verification().missing()).isEqualTo(1);
        assertThat(verification().holds()).isFalse();
    }

    @Test
    @DisplayName("a write is done twice")
    void twice() {
        added("v1 ", 3);
        read(LEDGER, "v1 v1 ");
        assertThat(verification().missing()).isEqualTo(1);
        assertThat(verification().holds()).isFalse();
    }

    @Test
    @DisplayName("a read is stale, though the ledger is right")
    void stale() {
        record(new Put(KEY, Bytes.utf8("a")), new Outcome.Ok(new Done()));
        record(new Put(KEY, Bytes.utf8("b")), new Outcome.Ok(new Done()));
        read(KEY, "a");
        read(LEDGER, "");
        assertThat(verification().missing()).isZero();
        assertThat(verification().holds()).isFalse();
        assertThat(directory.resolve("history.jsonl")).exists();
    }

    private Verification verification() {
        return Verification.of(history, LEDGER, directory.resolve("history.jsonl"));
    }

    private void added(String token, long length) {
        record(new Append(LEDGER, Bytes.utf8(token)), new Outcome.Ok(new Counted(length)));
    }

    private void read(Bytes key, String value) {
        Optional<Bytes> held = value.isEmpty() ? Optional.empty() : Optional.of(Bytes.utf8(value));
        record(new Get(key), new Outcome.Ok(new Found(held)));
    }

    /** One operation after the other, by one client. */
    private void record(KvOperation operation, Outcome outcome) {
        Duration called = Duration.ofMillis(10L * history.size());
        history.add(new Recorded(NodeId.of("c1"), operation, outcome, called, called.plusMillis(5)));
    }
}

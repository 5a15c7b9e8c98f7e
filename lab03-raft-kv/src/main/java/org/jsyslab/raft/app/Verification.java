package org.jsyslab.raft.app;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.jsyslab.common.check.linear.Linearizability;
import org.jsyslab.common.check.model.KeyValue;
import org.jsyslab.common.history.Judgement;
import org.jsyslab.common.history.Recorded;
import org.jsyslab.common.node.Bytes;
import org.jsyslab.common.node.Outcome;
import org.jsyslab.raft.kv.KvRead.Get;
import org.jsyslab.raft.kv.KvResult.Found;
import org.jsyslab.raft.kv.KvWrite.Append;
import org.jsyslab.raft.scenario.KvAsKeyValue;

/**
 * What a recorded history comes to.
 *
 * @param judgement whether it is linearizable
 * @param acknowledged how many tokens were added to the ledger, as their clients were told
 * @param missing how many of them are not in it exactly once
 */
record Verification(Judgement judgement, long acknowledged, long missing) {

    /** Judges a history that ends with a read of the ledger, and leaves it in a file. */
    static Verification of(List<Recorded> history, Bytes ledger, Path file) {
        List<String> held = List.of(lastRead(history, ledger).split(" "));
        List<String> told = history.stream()
                .filter(call -> call.outcome() instanceof Outcome.Ok)
                .filter(call -> call.operation() instanceof Append append
                        && append.key().equals(ledger))
                .map(call -> ((Append) call.operation()).suffix().toString().strip())
                .toList();
        return new Verification(
                Judgement.of(new KvAsKeyValue().history(history), file, Linearizability.of(new KeyValue())::check),
                told.size(),
                told.stream()
                        .filter(token -> Collections.frequency(held, token) != 1)
                        .count());
    }

    /** Whether all is as it should be. */
    boolean holds() {
        return judgement.verdict().valid() && missing == 0;
    }

    private static String lastRead(List<Recorded> history, Bytes ledger) {
        for (int i = history.size() - 1; i >= 0; i--) {
            Recorded call = history.get(i);
            if (call.operation().equals(new Get(ledger)) && call.outcome() instanceof Outcome.Ok ok) {
                return ((Found) ok.result()).value().map(Bytes::toString).orElse("");
            }
        }
        return "";
    }

    @Override
    public String toString() {
        String ledger = "of %d acknowledged entries of the ledger %d are missing".formatted(acknowledged, missing);
        return judgement.verdict().valid() ? "linearizable, " + ledger : judgement + "; " + ledger;
    }
}

package org.jsyslab.clientserver.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.jsyslab.clientserver.experiment.AccountsAsCounters;
import org.jsyslab.clientserver.rpc.BankCall;
import org.jsyslab.clientserver.rpc.BankCall.Balance;
import org.jsyslab.clientserver.rpc.BankCall.Deposit;
import org.jsyslab.clientserver.rpc.BankCall.Withdraw;
import org.jsyslab.common.check.History;
import org.jsyslab.common.check.Operation;
import org.jsyslab.common.check.Verdict;
import org.jsyslab.common.check.linear.Linearizability;
import org.jsyslab.common.check.model.Counter;
import org.jsyslab.common.cli.LabCluster;
import org.jsyslab.common.cli.LaunchOptions;
import org.jsyslab.common.cli.RecordingClients;
import org.jsyslab.common.cli.Stage;
import org.jsyslab.common.history.Judgement;
import org.jsyslab.common.node.Outcome;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The bank as a real process, judged by what its clients saw. */
class LiveHistoryTest {
    private static final List<BankCall> CALLS = List.of(
            new Deposit("alice", 5),
            new Balance("alice"),
            new Withdraw("alice", 2),
            new Deposit("alice", 1),
            new Balance("alice"));

    @TempDir
    private Path runs;

    @Test
    @DisplayName("three clients, a lossy link and a kill -9: what they were told is linearizable")
    void realCallsAreLinearizable() {
        LaunchOptions options = new LaunchOptions();
        new CommandLine(options).parseArgs("--runs", runs.toString());
        try (Stage stage = options.stage(new ClientServerLab())) {
            LabCluster bank = stage.cluster(1);
            RecordingClients clients = bank.client().recording();
            bank.network().drop("n1", "*", 0.2);

            CompletableFuture<?>[] tellers = IntStream.range(0, 3)
                    .mapToObj(client -> calls(clients, client))
                    .toArray(CompletableFuture<?>[]::new);
            bank.processes().kill("n1");
            bank.processes().restart("n1");
            bank.network().heal();
            assertThat(CompletableFuture.allOf(tellers)).succeedsWithin(Duration.ofSeconds(20));

            History history = new AccountsAsCounters().history(clients.history());
            assertThat(history.operations()).hasSize(15).allMatch(Operation::ok);
            Verdict verdict = Judgement.inTest("LiveHistoryTest", history, Linearizability.of(new Counter())::check)
                    .requireValid();
            assertThat(((Verdict.Valid) verdict).witness()).hasSize(15);
        }
    }

    /** One client makes all calls, one after the other. */
    private static CompletableFuture<Outcome> calls(RecordingClients clients, int client) {
        CompletionStage<Outcome> last = clients.invoke(client, CALLS.get(0));
        for (BankCall call : CALLS.subList(1, CALLS.size())) {
            last = last.thenCompose(outcome -> clients.invoke(client, call));
        }
        return last.toCompletableFuture();
    }
}

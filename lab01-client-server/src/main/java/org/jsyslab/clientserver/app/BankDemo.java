package org.jsyslab.clientserver.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jsyslab.clientserver.rpc.BankCall.Balance;
import org.jsyslab.clientserver.rpc.BankResult.Holds;
import org.jsyslab.clientserver.rpc.Semantics;
import org.jsyslab.common.cli.Demo;
import org.jsyslab.common.cli.LabCluster;
import org.jsyslab.common.cli.Stage;
import org.jsyslab.common.cli.Story;
import org.jsyslab.common.node.Outcome;

/**
 * The story of lab 1: a bank, three clients that differ in their call semantics, a lossy link, and a server killed in
 * the middle of it all.
 */
final class BankDemo implements Demo {
    private static final int COINS = 40;
    private static final int CAROLS_COINS = 150;
    private static final int KILLS = 3;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final double LOSS = 0.25;

    /** What one client was told, and what its account holds. */
    private record Ledger(Semantics semantics, long acknowledged, long unknown, long balance) {
        String line() {
            return "%-14s %6d %13d %8d %8d".formatted(semantics.spelled(), COINS, acknowledged, unknown, balance);
        }
    }

    @Override
    public void tell(Story story, Stage stage) throws Exception {
        story.step("A bank and its server");
        LabCluster bank = stage.cluster(1);
        story.say("n1 runs as a process of its own and keeps its accounts on disk. A client deposits 10:");
        story.show("$ lab01 deposit alice 10\n"
                + bank.command("deposit", "alice", "10").output());
        story.checkEquals("alice holds 10", 10L, balance(bank, "alice"));
        overALossyLink(story, bank);
        killedInTheMiddle(story, bank);
    }

    private static void overALossyLink(Story story, LabCluster bank) throws Exception {
        story.step("Three clients over a lossy link");
        story.say("Now one message in four is lost, in either direction. Three client processes pay " + COINS
                + " coins each into accounts of their own. A client that gets no reply cannot tell whether its request"
                + " was lost, or the reply. What it does then is its call semantics:");
        story.show("maybe           gives up\nat-least-once   sends the request again\n"
                + "at-most-once    sends it again, and the server recognises what it has executed");
        bank.network().drop("n1", "*", LOSS);
        List<Process> tellers = new ArrayList<>();
        for (Semantics semantics : Semantics.values()) {
            tellers.add(teller(bank, semantics, semantics.spelled(), COINS));
        }
        List<Ledger> ledgers = new ArrayList<>();
        for (Semantics semantics : Semantics.values()) {
            ledgers.add(ledger(bank, tellers.get(semantics.ordinal()), semantics, semantics.spelled()));
        }
        bank.network().heal();
        story.show("semantics       asked  acknowledged  unknown  balance");
        ledgers.forEach(ledger -> story.show(ledger.line()));
        judge(story, ledgers);
    }

    private static void judge(Story story, List<Ledger> ledgers) {
        Ledger maybe = ledgers.get(Semantics.MAYBE.ordinal());
        Ledger atLeastOnce = ledgers.get(Semantics.AT_LEAST_ONCE.ordinal());
        Ledger atMostOnce = ledgers.get(Semantics.AT_MOST_ONCE.ordinal());
        story.check("maybe lost deposits: fewer coins than were paid in", maybe.balance() < COINS);
        story.check("and some were made though the client never heard of it", maybe.balance() > maybe.acknowledged());
        story.check(
                "at-least-once made some deposits twice: more coins than were paid in", atLeastOnce.balance() > COINS);
        story.check("at-most-once is right to the coin", atMostOnce.balance() == COINS);
    }

    private static void killedInTheMiddle(Story story, LabCluster bank) throws Exception {
        story.step("The server is killed");
        story.say("The link loses messages as before. A client pays " + CAROLS_COINS
                + " coins with at-most-once semantics into"
                + " carol's account; meanwhile the server is killed with kill -9 and started again, three times. The"
                + " client only knows that replies are late.");
        bank.network().drop("n1", "*", LOSS);
        Process teller = teller(bank, Semantics.AT_MOST_ONCE, "carol", CAROLS_COINS);
        long before = 0;
        for (int kill = 1; kill <= KILLS; kill++) {
            long next = before + 10;
            story.await("carol holds " + next, () -> balance(bank, "carol") >= next);
            bank.processes().kill("n1");
            bank.processes().restart("n1");
            before = balance(bank, "carol");
            story.say("killed and restarted: carol holds " + before);
        }
        story.check("there were coins left to pay in at the last kill", before < CAROLS_COINS);
        bank.network().heal();
        Ledger carol = ledger(bank, teller, Semantics.AT_MOST_ONCE, "carol");
        story.checkEquals("every deposit was acknowledged", (long) CAROLS_COINS, carol.acknowledged());
        story.checkEquals("carol holds each coin once", (long) CAROLS_COINS, carol.balance());
        story.checkEquals("alice still holds 10", 10L, balance(bank, "alice"));
        story.say("Why: what a call changes and what the server remembers of it reach the disk in one step, before the"
                + " reply leaves. Open RpcServer.java; it is the method onRequest.");
    }

    private static Process teller(LabCluster bank, Semantics semantics, String account, int coins) {
        return bank.start(
                "teller",
                account,
                Integer.toString(coins),
                "--semantics",
                semantics.spelled(),
                "--first-wait",
                "50ms",
                "--json");
    }

    private static Ledger ledger(LabCluster bank, Process teller, Semantics semantics, String account)
            throws IOException, InterruptedException {
        if (!teller.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("the client of " + account + " did not end");
        }
        String output = new String(teller.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (teller.exitValue() != 0) {
            throw new IllegalStateException("the client of " + account + " failed: " + output);
        }
        JsonNode told = new ObjectMapper().readTree(output.substring(output.lastIndexOf('\n') + 1));
        return new Ledger(
                semantics,
                told.path("acknowledged").asLong(),
                told.path("unknown").asLong(),
                balance(bank, account));
    }

    private static long balance(LabCluster bank, String account) {
        Outcome outcome = bank.invoke(new Balance(account));
        if (outcome instanceof Outcome.Ok ok) {
            return ((Holds) ok.result()).amount();
        }
        throw new IllegalStateException("the bank does not tell its balance: " + outcome);
    }
}

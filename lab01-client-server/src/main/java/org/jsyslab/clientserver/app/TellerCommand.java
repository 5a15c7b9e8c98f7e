package org.jsyslab.clientserver.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jsyslab.clientserver.rpc.BankCall.Deposit;
import org.jsyslab.common.cli.ExitCode;
import org.jsyslab.common.cli.Lab;
import org.jsyslab.common.cli.LabClient;
import org.jsyslab.common.cli.Probability;
import org.jsyslab.common.cli.TargetOptions;
import org.jsyslab.common.node.Outcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A client process that pays one coin into an account again and again, perhaps over a lossy link, and counts. */
@Command(
        name = "teller",
        description = "Pays coins into an account, one call each, and tells how many were acknowledged.")
final class TellerCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Mixin
    private final TargetOptions target = new TargetOptions();

    @Mixin
    private final RpcOptions options;

    @Parameters(paramLabel = "ACCOUNT", description = "Where the coins go.")
    private String account;

    @Parameters(paramLabel = "COINS", description = "How many.")
    private int coins;

    @Option(
            names = "--loss",
            paramLabel = "PERCENT",
            defaultValue = "0%",
            description = "How much of what it sends is lost (default: ${DEFAULT-VALUE}).")
    private Probability loss;

    @Option(names = "--json", description = "Prints the counts as JSON.")
    private boolean json;

    private final Lab lab;
    private int acknowledged;
    private int unknown;

    TellerCommand(Lab lab, RpcOptions options) {
        this.lab = lab;
        this.options = options;
    }

    @Override
    public Integer call() throws Exception {
        try (LabClient client = target.connect(lab)) {
            client.links(link -> link.withLoss(loss.value(), 0));
            for (int coin = 0; coin < coins; coin++) {
                count(client.invoke(new Deposit(account, 1), PATIENCE));
            }
        }
        System.out.println(
                json
                        ? new ObjectMapper().writeValueAsString(counts())
                        : account + ": " + coins + " deposits, " + options.semantics.spelled() + ": " + acknowledged
                                + " acknowledged, " + unknown + " unknown");
        return ExitCode.OK;
    }

    private void count(Outcome outcome) {
        if (outcome instanceof Outcome.Ok) {
            acknowledged++;
        } else if (outcome instanceof Outcome.Unknown) {
            unknown++;
        }
    }

    private Map<String, Object> counts() {
        Map<String, Object> counts = new LinkedHashMap<>();
        counts.put("account", account);
        counts.put("semantics", options.semantics.spelled());
        counts.put("asked", coins);
        counts.put("acknowledged", acknowledged);
        counts.put("unknown", unknown);
        return counts;
    }
}

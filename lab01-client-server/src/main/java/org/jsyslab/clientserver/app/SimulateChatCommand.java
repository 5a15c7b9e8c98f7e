package org.jsyslab.clientserver.app;

import java.util.concurrent.Callable;
import org.jsyslab.clientserver.experiment.SimulatedChat;
import org.jsyslab.clientserver.time.DeliveryOrder;
import org.jsyslab.common.cli.Lab;
import org.jsyslab.common.cli.SimulationOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code simulate-chat}: part C's chat, in virtual time. */
@Command(
        name = "simulate-chat",
        description = {
            "Simulate a group chat and print what each member sees, side by side.",
            "With FIFO delivery some see an answer before its question; with causal delivery nobody does."
        })
final class SimulateChatCommand implements Callable<Integer> {
    private final Lab lab;

    @Spec
    private CommandSpec spec;

    @Mixin
    private SimulationOptions options = new SimulationOptions();

    @Option(
            names = "--order",
            paramLabel = "ORDER",
            defaultValue = "causal",
            description = "The order in which lines are delivered: causal or fifo (default: ${DEFAULT-VALUE}).")
    private DeliveryOrder order = DeliveryOrder.CAUSAL;

    SimulateChatCommand(Lab lab) {
        this.lab = lab;
    }

    @Override
    public Integer call() {
        return options.run(
                lab,
                "simulate-chat --order " + order.spelled(),
                (simulation, out) -> new SimulatedChat(simulation, order, out).run(),
                spec.commandLine().getOut());
    }
}

package org.jsyslab.common.cli;

import java.time.Duration;
import org.jsyslab.common.node.Operation;
import org.jsyslab.common.node.Outcome;
import picocli.CommandLine;

/** Who carries out operations that are typed as commands. */
@FunctionalInterface
interface OperationTarget {

    /**
     * Carries out one operation.
     *
     * @param command the command as parsed, with its options
     * @throws NothingAnswersException if no node answers within {@code limit}
     */
    Outcome invoke(CommandLine command, Operation operation, Duration limit);
}

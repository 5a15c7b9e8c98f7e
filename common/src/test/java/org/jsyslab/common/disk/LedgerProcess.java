package org.jsyslab.common.disk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.jsyslab.common.codec.Schema;

/**
 * Opens a ledger, checks it, then makes steps as long as somebody listens; prints the number of steps after each force.
 */
final class LedgerProcess {
    /** Printed before the log is opened. */
    static final String OPENING = "opening";

    /** Acknowledges what is forced. */
    static final String CORRECT = "correct";

    /** Acknowledges what is not forced yet: a mistake that must be caught. */
    static final String HASTY = "hasty";

    private LedgerProcess() {}

    static StepLog open(Path directory, int segmentBytes) {
        return StepLog.open(directory, new Identity("ledger", "n1"), Schema.of(Ledger.Count.class), segmentBytes);
    }

    static Ledger ledger(StepLog disk) {
        return new Ledger(disk, true, 400);
    }

    public static void main(String[] arguments) throws IOException {
        System.out.println(OPENING);
        try (StepLog disk = open(Path.of(arguments[0]), Integer.parseInt(arguments[1]))) {
            Ledger ledger = ledger(disk);
            System.out.println(ledger.check());
            SplittableRandom random = new SplittableRandom(ledger.steps());
            while (!System.out.checkError()) { // nobody listens any more: the test has ended, however it did
                for (int i = random.nextInt(1, 12); i > 0; i--) {
                    ledger.step();
                }
                if (arguments[2].equals(HASTY)) {
                    System.out.println(ledger.steps());
                }
                disk.force();
                System.out.println(ledger.steps());
            }
        }
    }
}

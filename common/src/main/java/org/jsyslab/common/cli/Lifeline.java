package org.jsyslab.common.cli;

import java.io.IOException;
import java.io.InputStream;

/** Ties this process to the one that launched it. */
final class Lifeline {

    private Lifeline() {}

    /** Ends this process once {@code input} ends, which it does when the launcher does, however that ended. */
    static void watch(InputStream input) {
        Thread thread = new Thread(() -> await(input), "launcher's lifeline");
        thread.setDaemon(true);
        thread.start();
    }

    private static void await(InputStream input) {
        try {
            while (input.read() >= 0) {
                // what the launcher writes means nothing; that it stops does
            }
        } catch (IOException e) {
            // a broken pipe is an end as well
        }
        System.exit(ExitCode.OK);
    }
}

package org.jsyslab.common.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** What one process logs while this is open; what other processes of the same JVM log is not its concern. */
final class ProcessLog extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    /** Four complainers (three doors and the port), each of five lines a second and one that counts the rest. */
    private static final int LINES_A_SECOND = 24;

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final String process;
    private final List<ILoggingEvent> lines = new CopyOnWriteArrayList<>();
    private final long begin = System.nanoTime();

    private ProcessLog(String process) {
        this.process = process;
    }

    /** Listens to the process of that name, which no other test should bear. */
    static ProcessLog of(String process) {
        ProcessLog log = new ProcessLog(process);
        log.setContext(log.root.getLoggerContext());
        log.start();
        log.root.addAppender(log);
        return log;
    }

    @Override
    protected void append(ILoggingEvent event) {
        if (event.getThreadName().startsWith(process + "-")
                && event.getLoggerName().startsWith("org.jsyslab.")) {
            lines.add(event);
        }
    }

    /** What was logged so far. */
    List<String> lines() {
        return lines.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    /** There are a few lines a second at most, each of them short, and none has a stack trace. */
    void assertModest() {
        long seconds = (System.nanoTime() - begin) / 1_000_000_000 + 2; // the first and the last are not whole
        assertThat(lines()).hasSizeLessThanOrEqualTo((int) seconds * LINES_A_SECOND);
        assertThat(lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(400));
        assertThat(lines)
                .allSatisfy(line -> assertThat(line.getThrowableProxy()).isNull());
    }

    @Override
    public void close() {
        root.detachAppender(this);
        stop();
    }
}

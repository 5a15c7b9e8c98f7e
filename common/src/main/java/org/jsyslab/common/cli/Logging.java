package org.jsyslab.common.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;
import org.slf4j.LoggerFactory;

/**
 * Where logs go: short lines on standard error. Found by logback as a service and used unless a {@code logback.xml}
 * says otherwise; in code because reading XML would cost each node a tenth of a second at its start.
 */
@ConfiguratorRank(ConfiguratorRank.NOMINAL - 1)
public final class Logging extends ContextAwareBase implements Configurator {

    /** Called by the service loader of logback. */
    public Logging() {}

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        PatternLayoutEncoder pattern = new PatternLayoutEncoder();
        pattern.setContext(context);
        pattern.setPattern("%d{HH:mm:ss.SSS} %-5level %logger{0}: %msg%n%nopex");
        pattern.start();
        ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
        appender.setContext(context);
        appender.setTarget("System.err");
        appender.setEncoder(pattern);
        appender.start();
        context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(appender);
        context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.WARN);
        context.getLogger("org.jsyslab").setLevel(Level.INFO);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    /** Lets our own code log in every detail, with stack traces. */
    static void debug() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            context.getLogger("org.jsyslab").setLevel(Level.DEBUG);
            showStackTraces(context);
        }
    }

    private static void showStackTraces(LoggerContext context) {
        context.getLogger(Logger.ROOT_LOGGER_NAME).iteratorForAppenders().forEachRemaining(appender -> {
            if (appender instanceof ConsoleAppender<ILoggingEvent> console
                    && console.getEncoder() instanceof PatternLayoutEncoder pattern) {
                pattern.stop();
                pattern.setPattern("%d{HH:mm:ss.SSS} %-5level %logger{0}: %msg%n");
                pattern.start();
            }
        });
    }
}

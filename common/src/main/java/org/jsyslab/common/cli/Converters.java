package org.jsyslab.common.cli;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** How people write quantities on the command line. */
final class Converters {
    private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})(ms|s|m)");
    private static final Pattern PERCENT = Pattern.compile("([0-9]{1,3}(?:\\.[0-9]{1,6})?)%");

    private Converters() {}

    /** Teaches a command line to read durations and probabilities. */
    static void register(CommandLine commands) {
        commands.registerConverter(Duration.class, Converters::duration);
        commands.registerConverter(Probability.class, Converters::probability);
    }

    /** Reads {@code 50ms}, {@code 2s} or {@code 1m}. */
    static Duration duration(String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            throw new TypeConversionException("'" + text + "' is not a time; write 50ms, 2s or 1m");
        }
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            default -> Duration.ofMinutes(number);
        };
    }

    /**
     * Writes a time of whole milliseconds so that {@link #duration} reads it, in the largest unit without a fraction.
     */
    static String written(Duration time) {
        long millis = time.toMillis();
        if (millis % 1_000 != 0) {
            return millis + "ms";
        }
        return millis % 60_000 == 0 && millis > 0 ? millis / 60_000 + "m" : millis / 1_000 + "s";
    }

    /** Reads {@code 20%}. */
    static Probability probability(String text) {
        Matcher matcher = PERCENT.matcher(text);
        double percent = matcher.matches() ? Double.parseDouble(matcher.group(1)) : -1;
        if (percent < 0 || percent > 100) {
            throw new TypeConversionException("'" + text + "' is not a share; write 0% to 100%");
        }
        return new Probability(percent / 100);
    }
}

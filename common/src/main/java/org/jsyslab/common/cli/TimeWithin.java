package org.jsyslab.common.cli;

import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads a time that must lie within a range: {@code converter = Period.class}, where {@code Period} extends this class
 * and names its range.
 */
public class TimeWithin implements ITypeConverter<Duration> {
    private final Duration least;
    private final Duration most;

    /** Times from {@code least} to {@code most}, both included. */
    protected TimeWithin(Duration least, Duration most) {
        this.least = least;
        this.most = most;
    }

    @Override
    public Duration convert(String text) {
        Duration time = Converters.duration(text);
        if (time.compareTo(least) < 0 || time.compareTo(most) > 0) {
            throw new TypeConversionException(
                    "'" + text + "' is not from " + Converters.written(least) + " to " + Converters.written(most));
        }
        return time;
    }
}

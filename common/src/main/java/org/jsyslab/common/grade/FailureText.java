package org.jsyslab.common.grade;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A failure's message in one line. An exercise that is still open says so itself, without its exception's name. Of the
 * report of a simulated run (see {@link org.jsyslab.common.sim.Violation}) it keeps what was seen, the seed, and apart
 * from them the command that replays it.
 */
record FailureText(String seen, Optional<String> replay) {
    private static final int LONGEST = 240;
    private static final Pattern VIOLATION = Pattern.compile(
            "\\Aviolated: .*?\\R  because: (?<because>.*?)\\R  (?<seed>seed -?\\d+), .*?(?:\\R  replay: (?<replay>\\V+)|\\z)",
            Pattern.DOTALL);

    private static final Pattern OPEN_EXERCISE =
            Pattern.compile("(?:\\S+: )*" + Pattern.quote(UnsupportedOperationException.class.getName()) + ": ");

    static FailureText of(String message) {
        Matcher violation = VIOLATION.matcher(message);
        return violation.find()
                ? new FailureText(
                        oneLine(violation.group("because")) + "; " + violation.group("seed"),
                        Optional.ofNullable(violation.group("replay")))
                : new FailureText(oneLine(message), Optional.empty());
    }

    private static String oneLine(String text) {
        String line = OPEN_EXERCISE
                .matcher(text.strip().replaceAll("[\\s\\p{Cntrl}]+", " "))
                .replaceFirst("");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}

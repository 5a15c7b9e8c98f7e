package org.jsyslab.clientserver.sockets;

import java.time.Clock;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** The service of {@code lab01 serve}: the first word of a request says what to do with the rest. */
public final class WordService implements Service {
    private static final String HELP = "echo TEXT, upper TEXT, time, add NUMBER..., primes LIMIT (slow), help";
    private static final int MAX_LIMIT = 5_000_000;

    private final Clock clock;

    /** A service that tells the time of {@code clock}. */
    public WordService(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String answer(String request) {
        String[] parts = request.strip().split("\\s+", 2);
        String rest = parts.length == 2 ? parts[1] : "";
        return switch (parts[0]) {
            case "echo" -> rest;
            case "upper" -> rest.toUpperCase(Locale.ROOT);
            case "time" -> clock.instant().toString();
            case "add" -> Long.toString(sum(rest));
            case "primes" -> Long.toString(primesUpTo(limit(rest)));
            case "help" -> HELP;
            default -> throw new IllegalArgumentException("unknown request; try: " + HELP);
        };
    }

    @Override
    public boolean isSlow(String request) {
        return request.stripLeading().startsWith("primes");
    }

    private static long sum(String numbers) {
        try {
            return Stream.of(numbers.split("\\s+")).mapToLong(Long::parseLong).reduce(0, Math::addExact);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("add wants whole numbers: add 1 2 3", e);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("the sum is too large", e);
        }
    }

    private static int limit(String text) {
        if (text.matches("\\d{1,7}") && Integer.parseInt(text) <= MAX_LIMIT) {
            return Integer.parseInt(text);
        }
        throw new IllegalArgumentException("primes wants a limit of 0 to " + MAX_LIMIT + ": primes 100000");
    }

    /** How many primes there are up to {@code limit}, by trial division: slow on purpose, seconds for the largest. */
    private static long primesUpTo(int limit) {
        return LongStream.rangeClosed(2, limit).filter(WordService::isPrime).count();
    }

    private static boolean isPrime(long candidate) {
        return IntStream.iterate(2, d -> (long) d * d <= candidate, d -> d + 1).noneMatch(d -> candidate % d == 0);
    }
}

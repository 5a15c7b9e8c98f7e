package org.jsyslab.common.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class StrictRandomTest {
    private final StrictRandom random = new StrictRandom(1234567);

    @Test
    void the_numbers_are_those_of_the_published_algorithm() {
        // The first outputs of SplitMix64 for this seed, as its reference implementation in C prints them.
        assertThat(LongStream.generate(random::nextLong).limit(3).mapToObj(Long::toUnsignedString))
                .containsExactly("6457827717110365317", "3203168211198807973", "9817491932198370423");
    }

    @Test
    void bounded_numbers_lie_in_their_bounds_and_reach_all_of_them() {
        assertThat(IntStream.range(0, 1000)
                        .map(i -> random.nextInt(5))
                        .distinct()
                        .sorted()
                        .boxed())
                .containsExactly(0, 1, 2, 3, 4);
        assertThat(IntStream.range(0, 1000)
                        .map(i -> random.nextInt(-2, 2))
                        .distinct()
                        .sorted()
                        .boxed())
                .containsExactly(-2, -1, 0, 1);
        assertThat(LongStream.range(0, 1000).map(i -> random.nextLong(Long.MIN_VALUE, Long.MAX_VALUE)))
                .anyMatch(number -> number < 0)
                .anyMatch(number -> number > 0);
        assertThat(DoubleStream.generate(() -> random.nextDouble(3, 4))
                        .limit(1000)
                        .boxed())
                .allMatch(number -> number >= 3 && number < 4);
        assertThat(random.nextLong(1)).isZero();
        assertThatThrownBy(() -> random.nextInt(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> random.nextInt(3, 3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> random.nextDouble(3, 3)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void distributions_have_their_mean_and_deviation() {
        double[] gaussian =
                DoubleStream.generate(random::nextGaussian).limit(100_000).toArray();
        assertThat(DoubleStream.of(gaussian).average().orElseThrow()).isBetween(-0.02, 0.02);
        assertThat(DoubleStream.of(gaussian).map(x -> x * x).average().orElseThrow())
                .isBetween(0.97, 1.03);
        assertThat(DoubleStream.generate(random::nextExponential)
                        .limit(100_000)
                        .average()
                        .orElseThrow())
                .isBetween(0.97, 1.03);
    }

    @Test
    void each_stream_is_its_own() {
        RandomStreams streams = new RandomStreams(1);
        long first = streams.stream("n1", 1, "timeout").nextLong();
        assertThat(streams.stream("n1", 1, "timeout").nextLong()).isEqualTo(first);
        assertThat(LongStream.of(
                        streams.stream("n2", 1, "timeout").nextLong(),
                        streams.stream("n1", 2, "timeout").nextLong(),
                        streams.stream("n1", 1, "choice").nextLong(),
                        streams.stream("n1t", 1, "imeout").nextLong(),
                        new RandomStreams(2).stream("n1", 1, "timeout").nextLong()))
                .doesNotContain(first)
                .doesNotHaveDuplicates();
    }
}

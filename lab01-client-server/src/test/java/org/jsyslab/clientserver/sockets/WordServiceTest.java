package org.jsyslab.clientserver.sockets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordServiceTest {
    private final Service service = new WordService(Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC));

    @ParameterizedTest
    @CsvSource({
        "echo  two words, two words",
        "upper grüße, GRÜSSE",
        "time, 2026-01-01T00:00:00Z",
        "add 1 2 -4, -1",
        "primes 100, 25",
        "primes 1, 0",
    })
    @DisplayName("The first word says what to do with the rest")
    void answers(String request, String reply) {
        assertThat(service.answer(request)).isEqualTo(reply);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sing",
                "add",
                "add one",
                "add 9223372036854775807 1",
                "primes",
                "primes -1",
                "primes 9999999"
            })
    @DisplayName("What cannot be done is refused with a reason")
    void refuses(String request) {
        assertThatThrownBy(() -> service.answer(request)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("Only primes is slow; a service that does not say is")
    void slow() {
        Service silent = request -> request;
        assertThat(service.isSlow("primes 100")).isTrue();
        assertThat(service.isSlow("echo primes")).isFalse();
        assertThat(silent.isSlow("anything")).isTrue();
    }
}

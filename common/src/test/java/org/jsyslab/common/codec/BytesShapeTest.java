package org.jsyslab.common.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.jsyslab.common.node.Bytes;
import org.jsyslab.common.node.Message;
import org.jsyslab.common.sim.Seeds;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BytesShapeTest {
    /** {@code {"b64":""}}, and the rest of the last three bytes in base64. */
    private static final int AROUND = 10 + 3;

    sealed interface Mail extends Message {}

    record Parcel(Bytes content) implements Mail {}

    record Parcels(SortedMap<Bytes, Long> contents) implements Mail {}

    private final Schema schema = Schema.of(Mail.class);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0000", "\u0001", "\u001f", "\"", "\\", "\n", "\r\t", "\u007f", "a\"\n", "é", "€", "\u2028", "𝄞"
            })
    @DisplayName("whatever fills a byte string, in JSON it takes at most 4/3 of its length and 13 bytes")
    void hostile(String filling) {
        for (int count : new int[] {1, 2, 3, 5, 8, 100, 1_000}) {
            isBounded(Bytes.utf8(filling.repeat(count)));
        }
    }

    @Test
    @DisplayName("the same for bytes at random: of all values, of ASCII, and of a text here and there escaped")
    void random() {
        Seeds.forEachSeed("bytes are short in JSON", simulation -> {
            RandomGenerator random = simulation.random("bytes");
            byte[] content = new byte[random.nextInt(400)];
            int range = new int[] {256, 128, 40, 16}[random.nextInt(4)];
            for (int i = 0; i < content.length; i++) {
                content[i] = (byte) (random.nextInt(8) > 0 ? 'a' : random.nextInt(range));
            }
            isBounded(Bytes.of(content));
            random.nextBytes(content);
            isBounded(Bytes.of(content));
        });
    }

    @ParameterizedTest
    @DisplayName("a text is a text as long as that is not longer")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "x | \"x\"",
                "{\"a\":1,\"b\":[true]} | \"{\\\"a\\\":1,\\\"b\\\":[true]}\"",
                "\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\" | {\"b64\":\"IiIiIiIiIiIiIiIiIiIiIiIi\"}",
            })
    void readable(String text, String json) {
        assertThat(new String(schema.json().encode(new Parcel(Bytes.utf8(text))), StandardCharsets.UTF_8))
                .isEqualTo("{\"type\":\"Parcel\",\"content\":" + json + "}");
    }

    private void isBounded(Bytes bytes) {
        int bound = bytes.length() * 4 / 3 + AROUND;
        assertThat(length(new Parcel(bytes)) - length(new Parcel(Bytes.EMPTY)) + 2)
                .as("%s", bytes)
                .isLessThanOrEqualTo(bound);
        assertThat(length(new Parcels(new TreeMap<>(Map.of(bytes, 1L))))
                        - length(new Parcels(new TreeMap<>(Map.of(Bytes.EMPTY, 1L))))
                        + 2)
                .as("%s", bytes)
                .isLessThanOrEqualTo(bound);
    }

    /** In JSON, from which the same can be read. */
    private int length(Mail mail) {
        ByteBuf line = Unpooled.buffer();
        schema.json().write(new Envelope(null, null, null, 0, null, mail), line);
        int length = line.readableBytes();
        assertThat(schema.json().read(line).body()).isEqualTo(mail);
        return length;
    }
}

package org.jsyslab.common.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class BytesBuilderTest {
    private static final List<Long> LONGS = List.of(0L, 1L, -1L, 255L, 1L << 40, Long.MIN_VALUE, Long.MAX_VALUE);
    private static final List<Integer> INTS = List.of(0, 1, -1, 128, 1 << 20, Integer.MIN_VALUE, Integer.MAX_VALUE);

    @Test
    void whatWasWrittenIsRead() {
        BytesBuilder builder = new BytesBuilder();
        LONGS.forEach(builder::putLong);
        INTS.forEach(builder::putInt);
        builder.putText("Zürich").putText("").putBytes(Bytes.of(new byte[] {-1, 0, 1}));

        BytesReader reader = new BytesReader(builder.build());
        assertThat(LONGS).allSatisfy(number -> assertThat(reader.getLong()).isEqualTo(number));
        assertThat(INTS).allSatisfy(number -> assertThat(reader.getInt()).isEqualTo(number));
        assertThat(reader.getText()).isEqualTo("Zürich");
        assertThat(reader.getText()).isEmpty();
        assertThat(reader.getBytes()).isEqualTo(Bytes.of(new byte[] {-1, 0, 1}));
        reader.requireEnd();
    }

    @Test
    void itGrowsWithWhatItHolds() {
        Bytes large = Bytes.of(new byte[100_000]);
        BytesReader reader = new BytesReader(
                new BytesBuilder().putBytes(large).putBytes(large).build());

        assertThat(reader.getBytes()).isEqualTo(large);
        assertThat(reader.getBytes()).isEqualTo(large);
    }

    @Test
    void whereverItIsCutOffItSaysSo() {
        Bytes whole = new BytesBuilder().putLong(7).putText("text").putInt(3).build();
        for (int length = 0; length < whole.length(); length++) {
            BytesReader cut = new BytesReader(whole.slice(0, length));
            assertThatThrownBy(() -> {
                        cut.getLong();
                        cut.getText();
                        cut.getInt();
                    })
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("cut off or damaged: byte ");
        }
    }

    @Test
    void lengthsThatCannotBeAreRefused() {
        for (int length : new int[] {-1, Integer.MIN_VALUE, 5, Integer.MAX_VALUE}) {
            Bytes wrong = new BytesBuilder().putInt(length).putInt(0).build();
            for (Consumer<BytesReader> read : List.<Consumer<BytesReader>>of(
                    BytesReader::getBytes, BytesReader::getText, BytesReader::getCount)) {
                assertThatThrownBy(() -> read.accept(new BytesReader(wrong)))
                        .hasMessageContaining("cut off or damaged");
            }
        }
    }

    @Test
    void whatIsNotUtf8IsNoText() {
        Bytes wrong = new BytesBuilder().putBytes(Bytes.of(new byte[] {-1})).build();
        assertThatThrownBy(() -> new BytesReader(wrong).getText()).hasMessage("the text at byte 0 is not UTF-8");
    }

    @Test
    void whatIsLeftOverIsToldOf() {
        BytesReader reader =
                new BytesReader(new BytesBuilder().putInt(1).putInt(2).build());
        reader.getInt();
        assertThatThrownBy(reader::requireEnd).hasMessage("4 bytes are left over after byte 4");
    }
}

package org.jsyslab.common.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ValuesTest {
    private record Deposit(String account, OpId op) implements Message {}

    @Test
    void bytesAreValues() {
        byte[] raw = {1, 2, (byte) 0xff};
        Bytes bytes = Bytes.of(raw);
        raw[0] = 9;

        assertThat(bytes).isEqualTo(Bytes.of(new byte[] {1, 2, (byte) 0xff}));
        assertThat(bytes.text()).isEmpty();
        assertThat(bytes).hasToString("<3 bytes>").isGreaterThan(Bytes.of(new byte[] {1, 2, 3}));
        assertThat(Bytes.utf8("über").text()).contains("über");
        assertThat(Bytes.utf8("ab").plus(Bytes.utf8("cd")).slice(1, 3)).isEqualTo(Bytes.utf8("bc"));
    }

    @Test
    void operationIdsReadTheirOwnForm() {
        assertThat(OpId.parse("c-7-3")).isEqualTo(new OpId("c-7", 3)).hasToString("c-7-3");
        for (String wrong : List.of("", "c7", "-3", "c7-", "c7-x", "c7-0")) {
            assertThatThrownBy(() -> OpId.parse(wrong)).hasMessageContaining("write it like c7-3");
        }
    }

    @Test
    void theNameOfAClientIsBounded() {
        assertThat(new OpId("c".repeat(OpId.MAX_CLIENT), 1).client()).hasSize(64);
        assertThatThrownBy(() -> OpId.parse("c".repeat(4_000_000) + "-1"))
                .isInstanceOf(IllegalArgumentException.class)
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(200));
    }

    @Test
    void aMessageTellsWhichOperationItCarries() {
        assertThat(OpId.carriedBy(new Deposit("alice", new OpId("c1", 2)))).isEqualTo(new OpId("c1", 2));
        assertThat(OpId.carriedBy(new Outcome.Failed("no"))).isNull();
    }

    @Test
    void aMajorityIsMoreThanHalf() {
        Tally<Boolean> tally =
                Tally.majority(List.of(NodeId.of("n1"), NodeId.of("n2"), NodeId.of("n3"), NodeId.of("n4")));

        assertThat(tally.add(NodeId.of("n1"), true)).isFalse();
        assertThat(tally.add(NodeId.of("n1"), true)).as("a voter counts once").isFalse();
        assertThat(tally.add(NodeId.of("n2"), true)).isFalse();
        assertThat(tally.add(NodeId.of("stranger"), true))
                .as("strangers do not count")
                .isFalse();
        assertThat(tally.reached()).as("half is no majority").isFalse();
        assertThat(tally.add(NodeId.of("n3"), true)).isTrue();
        assertThat(tally.add(NodeId.of("n4"), true)).as("completed only once").isFalse();
        assertThat(tally.replies()).hasSize(4);
    }

    @Test
    void weightsCount() {
        TreeMap<NodeId, Integer> weights = new TreeMap<>();
        weights.put(NodeId.of("big"), 3);
        weights.put(NodeId.of("small"), 1);
        weights.put(NodeId.of("weak"), 0);
        Tally<String> tally = new Tally<>(weights, 4);

        assertThat(tally.add(NodeId.of("weak"), "x")).isFalse();
        assertThat(tally.add(NodeId.of("big"), "x")).isFalse();
        assertThat(tally.votes()).isEqualTo(3);
        assertThat(tally.add(NodeId.of("small"), "x")).isTrue();
    }
}

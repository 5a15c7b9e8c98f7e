package org.jsyslab.common.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsyslab.common.node.Bytes;
import org.jsyslab.common.node.Invoke;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.OpId;
import org.jsyslab.common.node.Operation;
import org.jsyslab.common.node.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonValuesTest {

    record Deposit(String account, long amount) implements Operation {}

    record Plain(int number, Object anything) {}

    record OwnType(String type) implements Operation {}

    @Test
    void recordsSayTheirTypeWhereTheyAreOneOfSeveral() {
        assertThat(JsonValues.text(new Plain(1, null))).isEqualTo("{\"number\":1,\"anything\":null}");
        assertThat(JsonValues.text(new Invoke(new Deposit("alice", 5))))
                .isEqualTo(
                        "{\"type\":\"Invoke\",\"operation\":{\"type\":\"Deposit\",\"account\":\"alice\",\"amount\":5}}");
        assertThat(JsonValues.text(new Outcome.Unknown("timed out")))
                .isEqualTo("{\"type\":\"Unknown\",\"reason\":\"timed out\"}");
        assertThat(JsonValues.text(new OwnType("mine"))).isEqualTo("{\"type\":\"mine\"}");
    }

    @Test
    void valuesOfTheVocabularyAreReadable() {
        assertThat(JsonValues.text(Arrays.asList(
                        NodeId.of("n1/3"),
                        new OpId("c", 1),
                        Bytes.utf8("é"),
                        Bytes.of(new byte[] {-1}),
                        Instant.EPOCH,
                        Optional.of(1),
                        Optional.empty(),
                        Zoo.Mood.GRUMPY,
                        true,
                        1.5,
                        'c',
                        null,
                        new Object[] {"half \uDC00"})))
                .isEqualTo(
                        "[\"n1/3\",\"c-1\",\"é\",{\"b64\":\"/w==\"},\"1970-01-01T00:00:00Z\",1,null,\"GRUMPY\",true,1.5,\"c\","
                                + "null,[\"half ?\"]]");
        assertThat(JsonValues.text(Map.of(NodeId.of("n1"), List.of(1L)))).isEqualTo("{\"n1\":[1]}");
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S,0s",
        "PT1.5S,1.5s",
        "PT90S,90s",
        "PT0.15S,150ms",
        "PT0.00225S,2.25ms",
        "PT0.00002S,20us",
        "PT0.000000007S,7ns",
        "PT-0.5S,-0.5s",
        "PT100S,100s"
    })
    void durationsAreForPeople(Duration duration, String text) {
        assertThat(JsonValues.text(duration)).isEqualTo(text);
    }

    @Test
    void whatContainsItselfEnds() {
        List<Object> itself = new ArrayList<>();
        itself.add(itself);
        assertThat(JsonValues.text(itself)).startsWith("[[[").contains("\"…\"").endsWith("]]]");
    }
}

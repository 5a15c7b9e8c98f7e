package org.jsyslab.common.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NodeIdTest {

    @Test
    void readsItsOwnForm() {
        NodeId id = NodeId.of("n9/3@127.0.0.1:7409");

        assertThat(id.name()).isEqualTo("n9/3");
        assertThat(id.process()).isEqualTo("n9");
        assertThat(id.address()).contains("127.0.0.1:7409");
        assertThat(id).hasToString("n9/3@127.0.0.1:7409");
        assertThat(NodeId.of("n1").child("resp-17")).hasToString("n1/resp-17");
    }

    @Test
    void anAddressIsAHintAndNoPartOfTheIdentity() {
        assertThat(NodeId.of("n9").at("127.0.0.1:7409"))
                .isEqualTo(NodeId.of("n9"))
                .hasSameHashCodeAs(NodeId.of("n9"));
    }

    @Test
    void orderIsNatural() {
        TreeSet<NodeId> ids = new TreeSet<>();
        Stream.of("n10", "n2", "n1/10", "n1", "n1/2", "n02", "m3")
                .map(NodeId::of)
                .forEach(ids::add);

        assertThat(ids).map(NodeId::name).containsExactly("m3", "n1", "n1/2", "n1/10", "n02", "n2", "n10");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "n 1", "n1@", "n1@host", "n1@host:0", "n1@host:65536", "n1@:70", "@h:1", "n\n1", "ñ"})
    void refusesWhatIsNoName(String text) {
        assertThatThrownBy(() -> NodeId.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("write n1 or n1@127.0.0.1:7101");
    }

    @Test
    void refusesLongNames() {
        assertThatThrownBy(() -> NodeId.of("n".repeat(101))).hasMessageContaining("…");
    }
}

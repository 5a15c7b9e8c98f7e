package org.jsyslab.common.runtime.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jsyslab.common.node.NodeId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {
    private final Addresses rule = Addresses.portRule("127.0.0.1", 7100);

    @Test
    void nodeKListensAtTheBasePlusK() {
        assertThat(rule.of(NodeId.of("n1"))).contains("127.0.0.1:7101");
        assertThat(rule.of(NodeId.of("n12/3"))).contains("127.0.0.1:7112");
    }

    @ParameterizedTest
    @ValueSource(strings = {"c1", "n", "n0", "n01", "nx", "n1x", "n1234", "m1/n1"})
    void otherNamesHaveNoAddress(String name) {
        assertThat(rule.of(NodeId.of(name))).isEmpty();
    }

    @Test
    void anAddressThatAnIdCarriesComesBeforeTheRuleButNotBeforeAList() {
        Addresses listed = Addresses.listed(Map.of("n1", "10.0.0.1:9"), rule);

        assertThat(listed.of(NodeId.of("n1@10.9.9.9:7"))).contains("10.0.0.1:9");
        assertThat(listed.of(NodeId.of("n2@10.9.9.9:7"))).contains("10.9.9.9:7");
    }

    @Test
    void aListComesBeforeTheRule() {
        Addresses listed = Addresses.listed(Map.of("n1", "10.0.0.1:9"), rule);

        assertThat(listed.of(NodeId.of("n1/2"))).contains("10.0.0.1:9");
        assertThat(listed.of(NodeId.of("n2"))).contains("127.0.0.1:7102");
    }
}

package org.jsyslab.common.runtime.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import org.jsyslab.common.codec.Schema;
import org.jsyslab.common.node.NodeId;
import org.junit.jupiter.api.Test;

class LearnedRoutesTest {
    private final WireForms wire = new WireForms(Schema.of(), Form.JSON, false);
    private final LearnedRoutes routes = new LearnedRoutes(3);
    private final Connection left = new Connection(new EmbeddedChannel(), NodeId.of("n1/nc-1"), null, wire);
    private final Connection right = new Connection(new EmbeddedChannel(), NodeId.of("n1/nc-2"), null, wire);

    @Test
    void theMostRecentConnectionCounts() {
        routes.learn(NodeId.of("c1"), left);
        routes.learn(NodeId.of("c1"), right);

        assertThat(routes.to(NodeId.of("c1"))).isSameAs(right);
        routes.forget(left);
        assertThat(routes.to(NodeId.of("c1"))).isSameAs(right);
        routes.forget(right);
        assertThat(routes.to(NodeId.of("c1"))).isNull();
        assertThat(routes.size()).isZero();
    }

    @Test
    void whoWasNotHeardForLongestIsForgottenFirst() {
        routes.learn(NodeId.of("c1"), left);
        routes.learn(NodeId.of("c2"), left);
        routes.learn(NodeId.of("c3"), right);
        routes.learn(NodeId.of("c1"), left);
        routes.learn(NodeId.of("c4"), right);

        assertThat(routes.size()).isEqualTo(3);
        assertThat(routes.to(NodeId.of("c2"))).isNull();
        assertThat(routes.to(NodeId.of("c1"))).isSameAs(left);
    }
}

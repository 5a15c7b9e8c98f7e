package org.jsyslab.common.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.jsyslab.common.node.NodeId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ClusterSpecTest {
    @TempDir
    Path directory;

    @Test
    @DisplayName("node k of lab N listens on 7N00+k")
    void portRule() {
        ClusterSpec lab03 = ClusterSpec.local(3, 2);

        assertThat(lab03.nodes().toString()).isEqualTo("[n1@127.0.0.1:7301, n2@127.0.0.1:7302]");
        assertThat(ClusterSpec.local(1, 1).node("n1").address()).contains("127.0.0.1:7101");
        assertThat(ClusterSpec.parseNodes(8, "n99").get(0).address()).contains("127.0.0.1:7899");
    }

    @Test
    void whatIsWrittenIsRead() {
        ClusterSpec spec = ClusterSpec.of(
                1, "mixed", List.of(NodeId.of("n1"), NodeId.of("east-1@10.0.0.7:9000"), NodeId.of("v6@[::1]:7102")));
        Path file = directory.resolve("deep/cluster.json");

        ClusterFile.write(spec, file);

        assertThat(ClusterFile.read(file)).isEqualTo(spec);
        assertThat(ClusterFile.read(file).nodes().toString())
                .isEqualTo(spec.nodes().toString());
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    @DisplayName("the file holds the token, so only its owner may read it")
    void tokenIsPrivate() throws IOException {
        Path file = directory.resolve("cluster.json");
        ClusterFile.write(ClusterSpec.local(1, 1), file);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    @DisplayName("who comes second gets the cluster of who came first")
    void readOrCreate() {
        Path file = directory.resolve("cluster.json");
        ClusterSpec first = ClusterFile.readOrCreate(file, ClusterSpec.local(1, 3));
        ClusterSpec second = ClusterFile.readOrCreate(file, ClusterSpec.local(1, 3));

        assertThat(second).isEqualTo(first);
        assertThat(ClusterSpec.local(1, 3).token()).isNotEqualTo(first.token());
        assertThat(directory)
                .isDirectoryNotContaining(path -> path.getFileName().toString().startsWith("."));
    }

    @Test
    void mistakesAreNamed() {
        assertComplaint(() -> ClusterSpec.local(12, 1), "0 to 9, not 12");
        assertComplaint(() -> ClusterSpec.local(1, 100), "no port for a node n100");
        assertComplaint(() -> ClusterSpec.of(1, "x", List.of()), "at least one node");
        assertComplaint(() -> ClusterSpec.parseNodes(1, "n1,alice"), "alice needs an address");
        assertComplaint(() -> ClusterSpec.parseNodes(1, "n1,,n2"), "not a node");
        assertComplaint(
                () -> ClusterSpec.of(1, "x", ClusterSpec.parseNodes(1, "n1,n1@1.2.3.4:5")), "n1 is named twice");
        assertComplaint(
                () -> ClusterSpec.of(1, "x", ClusterSpec.parseNodes(1, "n1,n2@127.0.0.1:7101")),
                "two nodes have the address 127.0.0.1:7101");
        assertComplaint(
                () -> ClusterSpec.local(1, 3).node("n4"), "no node n4 in cluster lab01-local; it has n1, n2, n3");
    }

    @Test
    void aBrokenFileIsRefusedWithItsName() throws IOException {
        assertComplaint(() -> ClusterFile.read(directory.resolve("none.json")), "none.json");
        assertFileComplaint("{", "it ends in the middle (column 2)");
        assertFileComplaint("{\"lab\":1}", "an object \"nodes\"");
        assertFileComplaint(
                "{\"lab\":1,\"id\":\"x\",\"token\":\"y\",\"nodes\":{\"n1\":7101}}", "address of n1 must be");
        assertFileComplaint("{\"lab\":1,\"id\":\"x\",\"nodes\":{\"n1\":\"h:1\"}}", "\"token\" must be a string");
        assertFileComplaint("{\"lab\":1,\"id\":\"x\",\"token\":\"y\",\"nodes\":{\"n1\":\"h\"}}", "not a node: 'n1@h'");
        assertFileComplaint("{\"lab\":1,\"lab\":2}", "the field \"lab\" comes twice");
    }

    private void assertFileComplaint(String content, String complaint) throws IOException {
        Path file = Files.writeString(directory.resolve("bad.json"), content);
        assertComplaint(() -> ClusterFile.read(file), complaint);
        assertThatThrownBy(() -> ClusterFile.read(file)).hasMessageContaining("bad.json is not a cluster.json");
    }

    private static void assertComplaint(Runnable attempt, String complaint) {
        assertThatThrownBy(attempt::run).isInstanceOf(ClusterException.class).hasMessageContaining(complaint);
    }
}

package org.jsyslab.common.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.jsyslab.common.codec.JsonErrors;
import org.jsyslab.common.node.NodeId;

/**
 * {@code cluster.json}: a {@link ClusterSpec} on disk, readable by its owner only, since it holds the run's token.
 *
 * <pre>{@code {"lab":1,"id":"lab01-local","token":"5ad1…","nodes":{"n1":"127.0.0.1:7101","n2":"127.0.0.1:7102"}}}</pre>
 */
public final class ClusterFile {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);
    private static final int MAX_BYTES = 1 << 20;

    private ClusterFile() {}

    /**
     * Reads a cluster.
     *
     * @throws ClusterException if there is no such file, or it does not hold a valid cluster
     */
    public static ClusterSpec read(Path file) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new ClusterException(file + " is too large for a cluster.json");
            }
            return parse(JSON.readTree(Files.readString(file)));
        } catch (JsonProcessingException e) {
            throw new ClusterException(file + " is not a cluster.json: " + JsonErrors.text(e), e);
        } catch (ClusterException | IllegalArgumentException e) {
            throw new ClusterException(file + " is not a cluster.json: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new ClusterException(
                    "cannot read " + file + "; a running cluster writes its cluster.json into its run directory", e);
        }
    }

    /** Writes a cluster, replacing the file at once or not at all. */
    public static void write(ClusterSpec spec, Path file) {
        try {
            Path draft = draftBeside(file, spec);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new ClusterException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    /**
     * The cluster in {@code file}, or {@code fresh} if there is no such file, which then holds it. Of several processes
     * that come at once, all get the same.
     */
    public static ClusterSpec readOrCreate(Path file, ClusterSpec fresh) {
        if (!Files.exists(file)) {
            try {
                Path draft = draftBeside(file, fresh);
                createFrom(draft, file);
                Files.delete(draft);
            } catch (IOException e) {
                throw new ClusterException("cannot write " + file + ": " + e.getMessage(), e);
            }
        }
        return read(file);
    }

    private static void createFrom(Path draft, Path file) throws IOException {
        try {
            Files.createLink(file, draft); // unlike a move, a link never replaces
        } catch (FileAlreadyExistsException e) {
            // another process was first: its file counts
        } catch (UnsupportedOperationException e) {
            Files.copy(draft, file);
        }
    }

    private static Path draftBeside(Path file, ClusterSpec spec) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        Files.createDirectories(directory);
        Path draft = Files.createTempFile(directory, ".cluster", ".json");
        if (draft.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-------"));
        }
        return Files.writeString(draft, format(spec));
    }

    private static String format(ClusterSpec spec) {
        ObjectNode json = JSON.createObjectNode();
        json.put("lab", spec.lab()).put("id", spec.id()).put("token", spec.token());
        ObjectNode nodes = json.putObject("nodes");
        spec.nodes().forEach(node -> nodes.put(node.name(), node.address().orElseThrow()));
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ClusterSpec parse(JsonNode json) {
        JsonNode nodes = json.path("nodes");
        JsonNode lab = json.path("lab");
        if (!lab.isInt() || !nodes.isObject()) {
            throw new ClusterException("it must have a number \"lab\" and an object \"nodes\" of names and addresses");
        }
        List<NodeId> members = new ArrayList<>();
        nodes.properties()
                .forEach(entry -> members.add(
                        NodeId.of(entry.getKey()).at(text(entry.getValue(), "the address of " + entry.getKey()))));
        return new ClusterSpec(
                lab.intValue(), text(json.path("id"), "\"id\""), text(json.path("token"), "\"token\""), members);
    }

    private static String text(JsonNode value, String what) {
        if (!value.isTextual()) {
            throw new ClusterException(what + " must be a string");
        }
        return value.textValue();
    }
}

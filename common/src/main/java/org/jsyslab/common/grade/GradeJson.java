package org.jsyslab.common.grade;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jsyslab.common.codec.JsonErrors;

/** Manifests and scores as JSON. Thread-safe. */
final class GradeJson {
    private static final ObjectMapper MAPPER = JsonMapper.builder().build();

    private GradeJson() {}

    static <T> T read(Path file, Class<T> type) {
        try (InputStream content = Files.newInputStream(file)) {
            return read(content, file.toString(), type);
        } catch (NoSuchFileException e) {
            throw new GradeException("there is no file " + file, e);
        } catch (IOException e) {
            throw new GradeException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    static <T> T read(InputStream content, String name, Class<T> type) {
        try (content) {
            return MAPPER.readValue(content, type);
        } catch (JsonProcessingException e) {
            throw new GradeException(name + ": " + JsonErrors.text(e), e);
        } catch (IOException e) {
            throw new GradeException("cannot read " + name + ": " + e.getMessage(), e);
        }
    }

    static void write(Path file, Object value) {
        try {
            replace(file, MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value) + "\n");
        } catch (JsonProcessingException e) {
            throw new GradeException("cannot write " + file + ": " + e.getOriginalMessage(), e);
        }
    }

    /** Writes the file as a whole or not at all, so that a crash leaves the one before. */
    static void replace(Path file, String content) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path fresh = Files.writeString(file.resolveSibling(file.getFileName() + ".new"), content);
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new GradeException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }
}

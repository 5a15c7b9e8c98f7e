package org.jsyslab.common.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * Class data sharing: the classes of a jar, already parsed and laid out, in a file that several virtual machines map
 * into memory. It halves the time until a node serves. One archive is kept for each jar, for its present content and
 * this version of Java, in the user's cache directory; without it everything works, only slower.
 */
public final class SharedArchive {
    /** Nobody takes that long to make an archive. */
    private static final Duration MAX_DRAFT_AGE = Duration.ofHours(1);

    private final Path file;
    private final String family;

    private SharedArchive(Path file, String family) {
        this.file = file;
        this.family = family;
    }

    /**
     * The archive that suits this Java and these classes; empty unless they are one jar and there is a cache to keep
     * it.
     */
    public static Optional<SharedArchive> of(Jvm jvm) {
        Path cache = cacheDirectory();
        return jvm.jar().flatMap(jar -> of(jar, cache));
    }

    static Optional<SharedArchive> of(Path jar, Path cache) {
        try {
            Path real = jar.toRealPath();
            BasicFileAttributes now = Files.readAttributes(real, BasicFileAttributes.class);
            String family = real.getFileName() + "-" + checksum(real.toString());
            String version = now.lastModifiedTime().toMillis() + "/" + now.size() + "/" + Runtime.version();
            Path file = Files.createDirectories(cache.resolve("jsyslab"))
                    .resolve(family + "-" + checksum(version) + ".jsa");
            return Optional.of(new SharedArchive(file, family));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Whether it is there to be used. */
    public boolean exists() {
        return Files.isRegularFile(file);
    }

    /** The same virtual machine, using this archive if it fits; silent and slower if it does not. */
    public Jvm usedBy(Jvm jvm) {
        return exists() ? jvm.with("-XX:SharedArchiveFile=" + file, "-Xlog:cds=off", "-Xlog:cds+dynamic=off") : jvm;
    }

    /**
     * A new file beside the archive, to be written by {@link #writtenBy} and then {@link #keep kept}. Drafts that were
     * left by makers who were killed are removed.
     */
    Path draft() throws IOException {
        sweep();
        Path draft = Files.createTempFile(file.getParent(), family, ".draft");
        Files.delete(draft); // the virtual machine wants to create it
        return draft;
    }

    private void sweep() throws IOException {
        FileTime old = FileTime.from(Instant.now().minus(MAX_DRAFT_AGE));
        try (DirectoryStream<Path> drafts = Files.newDirectoryStream(file.getParent(), "*.draft")) {
            for (Path draft : drafts) {
                if (Files.getLastModifiedTime(draft).compareTo(old) < 0) {
                    Files.deleteIfExists(draft);
                }
            }
        }
    }

    /** The same virtual machine, writing the classes that it has loaded to {@code draft} when it exits. */
    static Jvm writtenBy(Jvm jvm, Path draft) {
        return jvm.with("-XX:ArchiveClassesAtExit=" + draft, "-Xlog:cds=off", "-Xlog:cds+dynamic=off");
    }

    /** Makes a draft the archive, and removes those of earlier contents of the jar. */
    void keep(Path draft) throws IOException {
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (DirectoryStream<Path> archives = Files.newDirectoryStream(file.getParent(), family + "-*.jsa")) {
            for (Path archive : archives) {
                if (!archive.equals(file)) {
                    Files.deleteIfExists(archive);
                }
            }
        }
    }

    private static Path cacheDirectory() {
        String configured = System.getenv().getOrDefault("XDG_CACHE_HOME", "");
        return configured.isEmpty() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(configured);
    }

    private static String checksum(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }
}

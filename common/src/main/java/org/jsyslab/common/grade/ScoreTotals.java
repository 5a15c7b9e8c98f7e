package org.jsyslab.common.grade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The totals of all labs of a project, as their last test runs have left them in {@code target/grade}. */
public final class ScoreTotals {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final Path project;

    /** The totals of the project in that folder. */
    public ScoreTotals(Path project) {
        this.project = project;
    }

    /** The manifests of all labs, in the order of their numbers. */
    public List<Manifest> manifests() {
        try (Stream<Path> folders = Files.list(project)) {
            return folders.map(lab -> lab.resolve("src/test/resources").resolve(Manifest.RESOURCE))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .map(Manifest::read)
                    .toList();
        } catch (IOException e) {
            throw new GradeException("cannot read the folder " + project + ": " + e.getMessage(), e);
        }
    }

    /** A line for each lab, and when its tests have run. */
    public String table() {
        StringBuilder text = new StringBuilder();
        for (Manifest manifest : manifests()) {
            text.append(line(manifest)).append(System.lineSeparator());
        }
        return text.toString();
    }

    private String line(Manifest manifest) {
        Path file = project.resolve(manifest.lab()).resolve("target/grade/score.json");
        if (!Files.isRegularFile(file)) {
            return String.format(Locale.ROOT, "  - / %-3d  %s: no score yet", manifest.total(), manifest.lab());
        }
        Score score = Score.read(file);
        return String.format(
                Locale.ROOT,
                "%3d / %-3d  %s, tested %s%s",
                score.earned(),
                manifest.total(),
                manifest.lab(),
                timeOf(file),
                score.possible() < manifest.total() ? ", in part" : "");
    }

    private static String timeOf(Path file) {
        try {
            return TIME.format(Files.getLastModifiedTime(file).toInstant().atZone(ZoneId.systemDefault()));
        } catch (IOException e) {
            throw new GradeException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }
}

package org.jsyslab.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every link from one document of the project to another leads somewhere. */
class LinksTest {
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6}\\s+(.*?)\\s*$");
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    @Test
    void everyInternalLinkResolves() throws IOException {
        List<Path> documents = documents(ROOT);

        assertThat(documents).contains(ROOT.resolve("README.md"));
        assertThat(brokenLinks(documents)).isEmpty();
    }

    @Test
    void aBrokenLinkIsFound(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("there.md"), "# A Heading, with `code`\n");
        Path page = folder.resolve("page.md");
        Files.writeString(
                page,
                "[ok](there.md) [ok](there.md#a-heading-with-code) [web](https://example.org/x)"
                        + " [gone](gone.md) [gone](there.md#no-such-heading)\n```\n[not](a-link.md)\n```\n");

        assertThat(brokenLinks(documents(folder)))
                .containsExactly("page.md -> gone.md", "page.md -> there.md#no-such-heading");
    }

    private static List<Path> documents(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> Stream.of("target", "runs", "data", ".git", "node_modules")
                            .noneMatch(
                                    folder -> root.relativize(file).toString().contains(folder + "/")))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> brokenLinks(List<Path> documents) throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path document : documents) {
            Matcher links = LINK.matcher(proseOf(document));
            while (links.find()) {
                String link = links.group(1);
                if (!link.matches("(?i)(https?|mailto):.*") && !resolves(document, link)) {
                    broken.add(document.getFileName() + " -> " + link);
                }
            }
        }
        return broken;
    }

    private static boolean resolves(Path document, String link) throws IOException {
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty()
                ? document
                : document.resolveSibling(parts[0]).normalize();
        if (!Files.exists(target)) {
            return false;
        }
        return parts.length == 1 || anchors(target).contains(parts[1]);
    }

    private static List<String> anchors(Path document) throws IOException {
        Matcher headings = HEADING.matcher(proseOf(document));
        return headings.results()
                .map(heading -> heading.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .toList();
    }

    /** The document without its code blocks. */
    private static String proseOf(Path document) throws IOException {
        return Files.readString(document).replaceAll("(?ms)^\\s*```.*?^\\s*```", "");
    }
}

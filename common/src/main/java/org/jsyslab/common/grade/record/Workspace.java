package org.jsyslab.common.grade.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jsyslab.common.grade.Exercise;
import org.jsyslab.common.grade.GradeException;

/**
 * A fresh folder in which a submission is examined: the instructor's project, with the submission's solutions of the
 * lab's exercises {@linkplain Graft in place of} the instructor's. Nothing else of a submission gets in: no poms,
 * tests, judges, resources, reports or links.
 *
 * @param root the folder
 * @param errors why the submission's files are no Java; if there are any, the folder is of no use
 */
record Workspace(Path root, List<String> errors) {
    private static final Set<String> LEFT_OUT = Set.of("target", ".git", "data", "runs");
    private static final long LARGEST = 1 << 20;
    private static final int MOST_FILES = 5_000;

    /** Lays it out in {@code root}, which is empty. */
    static Workspace layOut(Path root, String lab, Path submission, Path instructor) {
        Path main = Path.of(lab, "src", "main", "java");
        Path ours = instructor.resolve(main);
        Path theirs = Files.isDirectory(submission.resolve(main))
                ? submission.resolve(main)
                : submission.resolve(Path.of("src", "main", "java"));
        if (!Files.isDirectory(ours)) {
            throw new GradeException("the instructor's project has no folder " + ours);
        }
        if (!Files.isDirectory(theirs)) {
            throw new GradeException("the submission has no folder " + main + ", nor src/main/java");
        }
        try {
            copy(instructor, root);
            return new Workspace(root, graft(root, main, name -> handedIn(submission, theirs.resolve(name))));
        } catch (IOException e) {
            throw new GradeException("cannot lay out " + root + ": " + e, e);
        }
    }

    private interface Reader {
        String read(Path name) throws IOException;
    }

    /** Puts their work into our files; returns why it cannot be. */
    private static List<String> graft(Path root, Path main, Reader theirs) throws IOException {
        List<String> errors = new ArrayList<>();
        boolean wanted = false;
        for (Path file : sources(root.resolve(main))) {
            ParsedSource our = ParsedSource.of(root.relativize(file).toString(), Files.readString(file));
            if (!our.errors().isEmpty()) {
                throw new GradeException("the instructor's project does not compile: "
                        + our.errors().get(0));
            }
            if (Graft.isWanted(our)) {
                wanted = true;
                Path name = root.resolve(main).relativize(file);
                ParsedSource their = ParsedSource.of(main.resolve(name).toString(), theirs.read(name));
                errors.addAll(their.errors());
                if (their.errors().isEmpty()) {
                    Files.writeString(file, Graft.of(our, their));
                }
            }
        }
        if (!wanted) {
            throw new GradeException("the instructor's project has no method marked @Exercise in " + main);
        }
        return errors;
    }

    /** The files that may have exercises. */
    private static List<Path> sources(Path folder) throws IOException {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList()) {
                if (Files.readString(file).contains(Exercise.class.getSimpleName())) {
                    found.add(file);
                }
            }
        }
        return found;
    }

    /** A file of the submission; one that is absent, too large, or reached by a link is an empty one. */
    private static String handedIn(Path submission, Path file) throws IOException {
        boolean own = Files.isRegularFile(file)
                && Files.size(file) <= LARGEST
                && file.toRealPath().equals(submission.toRealPath().resolve(submission.relativize(file)));
        return own ? new String(Files.readAllBytes(file), UTF_8) : "";
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            private int files;

            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                boolean left = !folder.equals(from)
                        && LEFT_OUT.contains(folder.getFileName().toString());
                return left ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (attributes.isRegularFile()) {
                    Path target = to.resolve(from.relativize(file).toString());
                    Files.createDirectories(target.getParent());
                    Files.copy(file, target, LinkOption.NOFOLLOW_LINKS);
                    if (++files > MOST_FILES) {
                        throw new GradeException(from + " has more than " + MOST_FILES + " files");
                    }
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }
}

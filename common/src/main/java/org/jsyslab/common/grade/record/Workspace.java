package org.jsyslab.common.grade.record;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import org.jsyslab.common.grade.GradeException;

/**
 * A fresh folder in which a submission is examined: the instructor's project, with the submission's main code of the lab
 * in place of the instructor's. Nothing else of a submission gets in: no poms, tests, resources, reports or links.
 */
final class Workspace {
    private static final Set<String> LEFT_OUT = Set.of("target", ".git", "data", "runs");
    private static final long LARGEST = 1 << 20;
    private static final int MOST_FILES = 5_000;

    private final Path root;

    private Workspace(Path root) {
        this.root = root;
    }

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
            copy(instructor, root, file -> !file.startsWith(ours));
            Set<Path> packages = Packages.under(ours);
            copy(theirs, root.resolve(main), file -> isSource(theirs.relativize(file), file, packages));
        } catch (IOException e) {
            throw new GradeException("cannot lay out " + root + ": " + e, e);
        }
        return new Workspace(root);
    }

    Path root() {
        return root;
    }

    /** Java sources below the lab's own packages: elsewhere they could replace the simulator, or the assertions. */
    private static boolean isSource(Path name, Path file, Set<Path> packages) throws IOException {
        return name.toString().endsWith(".java")
                && packages.stream().anyMatch(name::startsWith)
                && Files.size(file) <= LARGEST;
    }

    private interface Choice {
        boolean takes(Path file) throws IOException;
    }

    private static void copy(Path from, Path to, Choice choice) throws IOException {
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
                if (attributes.isRegularFile() && choice.takes(file)) {
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

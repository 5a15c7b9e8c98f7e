package org.jsyslab.common.grade.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The packages that belong to a lab. */
final class Packages {
    /** {@code org/jsyslab/clientserver}: what a lab's code has in common. */
    private static final int DEPTH = 3;

    private Packages() {}

    /** The roots of the packages in a source folder, as paths relative to it. */
    static Set<Path> under(Path sources) throws IOException {
        try (Stream<Path> files = Files.walk(sources)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(sources::relativize)
                    .filter(file -> file.getNameCount() > DEPTH)
                    .map(file -> file.subpath(0, DEPTH))
                    .collect(Collectors.toSet());
        }
    }
}

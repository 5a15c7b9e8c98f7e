package org.jsyslab.common.grade.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/**
 * Stands in for Maven: "compiles" the source files it finds and reports each graded test as passed whose main class says
 * {@code good}. Hangs, after the reports, if a main class says so.
 */
final class StandInMaven {
    private StandInMaven() {}

    public static void main(String[] arguments) throws Exception {
        Path reports = Path.of(Arrays.stream(arguments)
                .filter(argument -> argument.startsWith("-Dsurefire.reports="))
                .findFirst()
                .orElseThrow()
                .substring("-Dsurefire.reports=".length()));
        System.out.println(
                "[ERROR] asked for " + String.join(" ", Arrays.asList(arguments).subList(2, 6)));
        try (Stream<Path> files = Files.walk(Path.of(""))) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                System.out.println("[ERROR] found " + file);
                report(file, reports);
            }
        }
        if (Files.readString(Path.of("lab01-tiny/src/main/java/org/jsyslab/tiny/First.java"))
                .contains("hang")) {
            new CountDownLatch(1).await();
        }
    }

    private static void report(Path file, Path reports) throws IOException {
        String name = file.getFileName().toString().replace(".java", "");
        if (file.toString().contains("src/main/java") && Files.readString(file).contains("good")) {
            Files.writeString(
                    reports.resolve("TEST-" + name + ".xml"),
                    "<testsuite><testcase name='works' classname='org.jsyslab.tiny." + name + "Test'/></testsuite>");
        }
    }
}

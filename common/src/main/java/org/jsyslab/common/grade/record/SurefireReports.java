package org.jsyslab.common.grade.record;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jsyslab.common.grade.GradeException;
import org.jsyslab.common.grade.Manifest;
import org.jsyslab.common.grade.Requirement;
import org.jsyslab.common.grade.Result;
import org.jsyslab.common.grade.Score;

/**
 * The reports that Surefire leaves, as XML, and the score by them. A test passes if it is reported, and each of its
 * runs as passed; what is missing, skipped or unreadable earns nothing.
 */
public final class SurefireReports {
    /** Reports that are larger are not believed. */
    private static final long LARGEST = 64 << 20;

    /** One run of a test, and why it failed, or was skipped, if so. */
    private record Run(String className, String name, Optional<String> failure, Optional<String> skipped) {

        /** Whether this is a run of that test: {@code name}, {@code name(Kind)[1]} or {@code name{Kind}[1]}. */
        boolean isOf(Requirement test) {
            return className.equals(test.className())
                    && name.startsWith(test.method())
                    && (name.length() == test.method().length()
                            || "([{ ".indexOf(name.charAt(test.method().length())) >= 0);
        }

        /** Whether it stands for its whole class, which failed before or after its tests. */
        boolean isOfClass(Requirement test) {
            return className.equals(test.className()) && name.isEmpty();
        }
    }

    private final List<Run> runs = new ArrayList<>();

    private SurefireReports() {}

    /** Reads all reports in a folder; a report that is cut short or no XML counts as absent. */
    public static SurefireReports in(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new GradeException("there is no folder " + folder);
        }
        SurefireReports reports = new SurefireReports();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(SurefireReports::isReport).sorted().toList()) {
                reports.runs.addAll(read(file));
            }
        } catch (IOException e) {
            throw new GradeException("cannot read " + folder + ": " + e.getMessage(), e);
        }
        return reports;
    }

    /** The score that these reports show; {@code otherwise} says why a test is missing. */
    public Score score(Manifest manifest, String otherwise) {
        return new Score(
                manifest.lab(),
                manifest.tests().stream()
                        .map(test -> result(manifest.lab(), test, otherwise))
                        .toList());
    }

    private Result result(String lab, Requirement test, String otherwise) {
        List<Run> own = runs.stream().filter(run -> run.isOf(test)).toList();
        Optional<String> failure = Stream.concat(own.stream(), runs.stream().filter(run -> run.isOfClass(test)))
                .flatMap(run -> run.failure().stream())
                .findFirst();
        Optional<String> skipped =
                own.stream().flatMap(run -> run.skipped().stream()).findFirst();
        if (failure.isPresent()) {
            return Result.failed(lab, test, failure.get());
        } else if (skipped.isPresent()) {
            return Result.notRun(lab, test, "skipped: " + skipped.get());
        }
        return own.isEmpty() ? Result.notRun(lab, test, otherwise) : Result.passed(test);
    }

    private static boolean isReport(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith("TEST-") && name.endsWith(".xml") && Files.isRegularFile(file);
    }

    private static List<Run> read(Path file) throws IOException {
        if (Files.size(file) > LARGEST) {
            return List.of();
        }
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try (InputStream content = Files.newInputStream(file)) {
            return runs(factory.createXMLStreamReader(content));
        } catch (XMLStreamException e) {
            return List.of();
        }
    }

    private static List<Run> runs(XMLStreamReader xml) throws XMLStreamException {
        List<Run> found = new ArrayList<>();
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT
                    && xml.getLocalName().equals("testcase")) {
                found.add(run(xml));
            }
        }
        return found;
    }

    private static Run run(XMLStreamReader xml) throws XMLStreamException {
        String className = attribute(xml, "classname");
        String name = attribute(xml, "name");
        Optional<String> failure = Optional.empty();
        Optional<String> skipped = Optional.empty();
        while (xml.next() != XMLStreamConstants.END_ELEMENT
                || !xml.getLocalName().equals("testcase")) {
            if (xml.isStartElement()) {
                switch (xml.getLocalName()) {
                    case "failure", "error" -> failure = Optional.of(reason(xml));
                    case "skipped" -> skipped = Optional.of(attribute(xml, "message"));
                    default -> {} // what the test printed
                }
            }
        }
        return new Run(className, name, failure, skipped);
    }

    private static String reason(XMLStreamReader xml) {
        String message = attribute(xml, "message");
        return message.isEmpty() ? attribute(xml, "type") : message;
    }

    private static String attribute(XMLStreamReader xml, String name) {
        String value = xml.getAttributeValue(null, name);
        return value == null ? "" : value;
    }
}

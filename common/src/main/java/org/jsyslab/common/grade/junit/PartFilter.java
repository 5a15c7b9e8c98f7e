package org.jsyslab.common.grade.junit;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsyslab.common.grade.GradeException;
import org.jsyslab.common.grade.Manifest;
import org.jsyslab.common.grade.Part;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.PostDiscoveryFilter;

/**
 * {@code -Dpart=1B} runs the tests of lab 1, part B, and no others; {@code -Dpart=1} all tests of lab 1 that belong to
 * a part. The modules that a lab depends on are not tested then.
 */
public final class PartFilter implements PostDiscoveryFilter {
    private static final Pattern FORM = Pattern.compile("(\\d{1,2})([A-Z]?)");

    private final Choice choice;
    private final Optional<Manifest> manifest;

    /** For JUnit, which finds it as a service. */
    public PartFilter() {
        this(System.getProperty("part", ""), Manifest.ofThisLab());
    }

    PartFilter(String part, Optional<Manifest> manifest) {
        this.choice = Choice.of(part);
        this.manifest = manifest;
        manifest.ifPresent(choice::check);
    }

    @Override
    public FilterResult apply(TestDescriptor test) {
        TestSource source = test.getSource().orElse(null);
        return FilterResult.includedIf(
                choice.isEverything() || !(source instanceof MethodSource method) || isChosen(method));
    }

    private boolean isChosen(MethodSource method) {
        String part = partOf(method);
        return !part.isEmpty()
                && manifest.filter(points -> choice.includes(points, part)).isPresent();
    }

    /** Of a manifest what the property {@code part} chooses, or all. */
    static Manifest chosen(Manifest manifest) {
        Choice choice = Choice.of(System.getProperty("part", ""));
        return new Manifest(
                manifest.lab(),
                manifest.tests().stream()
                        .filter(test -> choice.includes(manifest, test.part()))
                        .toList());
    }

    /** Printed as well as thrown: of what a service's constructor throws, Maven shows no reason. */
    private static GradeException refusal(String reason) {
        System.out.println("error: " + reason);
        return new GradeException(reason);
    }

    private static String partOf(MethodSource source) {
        Part own = source.getJavaMethod().getAnnotation(Part.class);
        for (Class<?> type = source.getJavaClass(); own == null && type != null; type = type.getEnclosingClass()) {
            own = type.getAnnotation(Part.class);
        }
        return own == null ? "" : own.value();
    }

    /** What the property says: a lab's number, 0 for all, and a part's letter, which may be empty. */
    private record Choice(int lab, String letter) {

        static Choice of(String text) {
            if (text.isEmpty()) {
                return new Choice(0, "");
            }
            Matcher form = FORM.matcher(text);
            if (!form.matches()) {
                throw refusal("-Dpart=" + text + " is not a lab's number and a part's letter, as in -Dpart=1B");
            }
            return new Choice(Integer.parseInt(form.group(1)), form.group(2));
        }

        boolean isEverything() {
            return lab == 0;
        }

        boolean includes(Manifest manifest, String part) {
            return isEverything() || (manifest.number() == lab && part.startsWith(letter));
        }

        void check(Manifest manifest) {
            boolean some = manifest.tests().stream().anyMatch(test -> includes(manifest, test.part()));
            if (lab == manifest.number() && !some) {
                throw refusal(manifest.lab() + " has no part " + letter);
            }
        }
    }
}

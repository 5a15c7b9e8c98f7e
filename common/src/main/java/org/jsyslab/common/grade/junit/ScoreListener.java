package org.jsyslab.common.grade.junit;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jsyslab.common.grade.Manifest;
import org.jsyslab.common.grade.Requirement;
import org.jsyslab.common.grade.Result;
import org.jsyslab.common.grade.Score;
import org.jsyslab.common.grade.ScoreTable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Keeps the score while a lab's tests run: in {@code target/grade} after each test, so that a crash keeps what was
 * earned before it; and as a table at the end. The tests that are to run begin with nothing; the others keep what they
 * earned in earlier runs. Idle in a run without graded tests.
 *
 * <p>This is how a student sees where they are. It is no grade of record: the code under test runs in the same JVM.
 */
public final class ScoreListener implements TestExecutionListener {
    private final Optional<Manifest> manifest;
    private final Path folder;
    private final PrintStream out;
    private final Set<Requirement> failed = new HashSet<>();
    private TestPlan plan;
    private Score score;

    /** For JUnit, which finds it as a service. */
    public ScoreListener() {
        this(Manifest.ofThisLab(), Path.of(System.getProperty("basedir", ""), "target", "grade"), System.out);
    }

    ScoreListener(Optional<Manifest> manifest, Path folder, PrintStream out) {
        this.manifest = manifest;
        this.folder = folder;
        this.out = out;
    }

    @Override
    public synchronized void testPlanExecutionStarted(TestPlan started) {
        plan = started;
        score = null;
        failed.clear();
        Set<Requirement> toRun = new HashSet<>();
        for (TestIdentifier root : started.getRoots()) {
            started.getDescendants(root).forEach(test -> requirementOf(test).ifPresent(toRun::add));
        }
        if (!toRun.isEmpty()) {
            score = Score.earlier(manifest.orElseThrow(), folder);
            toRun.forEach(test -> score = score.without(test));
            score.write(folder);
        }
    }

    @Override
    public synchronized void executionSkipped(TestIdentifier test, String reason) {
        for (Requirement requirement : requirementsOf(test)) {
            set(Result.notRun(score.lab(), requirement, "skipped: " + reason));
        }
    }

    @Override
    public synchronized void executionFinished(TestIdentifier test, TestExecutionResult result) {
        boolean passed = result.getStatus() == TestExecutionResult.Status.SUCCESSFUL;
        for (Requirement requirement : requirementsOf(test)) {
            if (!passed && failed.add(requirement)) {
                set(Result.failed(score.lab(), requirement, messageOf(result)));
            } else if (passed && isWholeMethod(test) && !failed.contains(requirement)) {
                set(Result.passed(requirement));
            }
        }
    }

    @Override
    public synchronized void testPlanExecutionFinished(TestPlan finished) {
        if (score != null) {
            out.print(System.lineSeparator() + ScoreTable.of(chosen()) + System.lineSeparator());
        }
    }

    /** The score, or that of the part which the run is about. */
    private Score chosen() {
        return score.only(PartFilter.chosen(manifest.orElseThrow()));
    }

    private Optional<Requirement> requirementOf(TestIdentifier test) {
        return test.getSource().orElse(null) instanceof MethodSource method
                ? manifest.flatMap(points -> points.find(method.getClassName(), method.getMethodName()))
                : Optional.empty();
    }

    /** The graded tests that an event is about: of a method one, of a class all. */
    private Set<Requirement> requirementsOf(TestIdentifier test) {
        Set<Requirement> found = new HashSet<>();
        if (score != null) {
            requirementOf(test).ifPresent(found::add);
        }
        if (score != null && test.getSource().orElse(null) instanceof ClassSource) {
            plan.getChildren(test).forEach(child -> found.addAll(requirementsOf(child)));
        }
        return found;
    }

    /** Whether this is a test as written, not one of the runs of a test with parameters. */
    private boolean isWholeMethod(TestIdentifier test) {
        return test.getSource().orElse(null) instanceof MethodSource
                && plan.getParent(test)
                        .flatMap(TestIdentifier::getSource)
                        .filter(MethodSource.class::isInstance)
                        .isEmpty();
    }

    private static String messageOf(TestExecutionResult result) {
        return result.getThrowable()
                .map(thrown -> thrown instanceof AssertionError && thrown.getMessage() != null
                        ? thrown.getMessage()
                        : thrown.toString())
                .orElse("no reason given");
    }

    private void set(Result result) {
        score = score.with(result);
        score.write(folder);
    }
}

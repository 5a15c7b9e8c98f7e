package org.jsyslab.common.grade.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs the {@link Suite} with the score listener, here or as a process of its own. */
final class SuiteProcess {
    private SuiteProcess() {}

    public static void main(String[] folder) {
        run("", Path.of(folder[0]), System.out, Map.of());
    }

    /** Runs the suite, or a part of it, with these settings of JUnit. */
    static void run(String part, Path folder, PrintStream out, Map<String, String> settings) {
        LauncherConfig bare = LauncherConfig.builder()
                .enableTestExecutionListenerAutoRegistration(false)
                .enablePostDiscoveryFilterAutoRegistration(false)
                .addPostDiscoveryFilters(new PartFilter(part, Optional.of(Suite.MANIFEST)))
                .addTestExecutionListeners(new ScoreListener(Optional.of(Suite.MANIFEST), folder, out))
                .build();
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .configurationParameters(settings)
                .selectors(
                        selectClass(Suite.Graded.class),
                        selectClass(Suite.Unprepared.class),
                        selectClass(Suite.Ending.class))
                .build();
        LauncherFactory.create(bare).execute(request);
    }
}

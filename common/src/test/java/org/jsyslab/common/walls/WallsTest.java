package org.jsyslab.common.walls;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WallsTest {
    private static final String COMMON = "org.jsyslab.common.";
    /** Of classes that are not ours, these rules ask the package only: they need not be read. */
    private static final JavaClasses CLASSES = ArchConfiguration.withThreadLocalScope(configuration -> {
        configuration.setResolveMissingDependenciesFromClassPath(false);
        return new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("org.jsyslab.common");
    });

    private static final JavaClasses WRONG = new ClassFileImporter().importPackages(COMMON + "walls.wrong");

    @Test
    void theVocabularyDependsOnNothing() {
        noClasses()
                .that()
                .resideInAPackage(COMMON + "node..")
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages("java..", COMMON + "node..")
                .check(CLASSES);
    }

    @Test
    void historiesOfRunsKnowTheVocabularyAndTheCheckersOnly() {
        noClasses()
                .that()
                .resideInAPackage(COMMON + "history..")
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages("java..", COMMON + "history..", COMMON + "node..", COMMON + "check..")
                .check(CLASSES);
    }

    @Test
    void theSimulatorKnowsNoRealWorld() {
        noClasses()
                .that()
                .resideInAPackage(COMMON + "sim..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        COMMON + "runtime..", COMMON + "cluster..", COMMON + "cli..", "io.netty..", "java.net..")
                .check(CLASSES);
    }

    @Test
    void theRuntimeKnowsNeitherSimulatorNorCommandLine() {
        noClasses()
                .that()
                .resideInAnyPackage(COMMON + "runtime..", COMMON + "codec..", COMMON + "disk..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(COMMON + "sim..", COMMON + "cluster..", COMMON + "cli..", "picocli..")
                .check(CLASSES);
    }

    @Test
    void commonKnowsNoLab() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.jsyslab.clientserver..",
                        "org.jsyslab.heartbeat..",
                        "org.jsyslab.raft..",
                        "org.jsyslab.chord..",
                        "org.jsyslab.mapreduce..",
                        "org.jsyslab.dfs..",
                        "org.jsyslab.ring..",
                        "org.jsyslab.quorum..")
                .check(CLASSES);
    }

    @Test
    void whatIsNotOursIsSeenThoughItIsNotRead() {
        ArchRule withoutJackson = noClasses()
                .that()
                .resideInAPackage(COMMON + "codec..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.fasterxml..");

        assertThat(withoutJackson.evaluate(CLASSES).hasViolation()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Threaded",
                "Logging",
                "AskingTheClock",
                "DrawingAtRandom",
                "IteratingInNoOrder",
                "CollectingInNoOrder",
                "InexactMath",
                "KeepingALambda",
                "KeepingARunnable"
            })
    void eachKindOfWrongProtocolCodeIsCaught(String mistake) {
        assertThat(ProtocolRules.forPackages(COMMON + "walls.wrong.."))
                .anySatisfy(rule -> assertThat(
                                rule.evaluate(WRONG).getFailureReport().getDetails())
                        .anyMatch(detail -> detail.contains("Wrong$" + mistake)));
    }
}

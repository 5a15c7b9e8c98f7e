package org.jsyslab.common.walls;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WallsTest {
    private static final String COMMON = "org.jsyslab.common.";
    private final JavaClasses common =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("org.jsyslab.common");

    @Test
    void theVocabularyDependsOnNothing() {
        noClasses()
                .that()
                .resideInAPackage(COMMON + "node..")
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages("java..", COMMON + "node..")
                .check(common);
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
                .check(common);
    }

    @Test
    void theRuntimeKnowsNeitherSimulatorNorCommandLine() {
        noClasses()
                .that()
                .resideInAnyPackage(COMMON + "runtime..", COMMON + "codec..", COMMON + "disk..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(COMMON + "sim..", COMMON + "cluster..", COMMON + "cli..", "picocli..")
                .check(common);
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
                .check(common);
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
        JavaClasses wrong = new ClassFileImporter().importPackages(COMMON + "walls.wrong");

        assertThat(ProtocolRules.forPackages(COMMON + "walls.wrong.."))
                .anySatisfy(rule -> assertThat(
                                rule.evaluate(wrong).getFailureReport().getDetails())
                        .anyMatch(detail -> detail.contains("Wrong$" + mistake)));
    }
}

package org.jsyslab.common.check;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.Test;

class CheckWallsTest {
    private static final String CHECK = "org.jsyslab.common.check";
    private static final JavaClasses CLASSES =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages(CHECK);

    @Test
    void checkersDependOnNothing() {
        noClasses()
                .that()
                .resideOutsideOfPackage(CHECK + ".file")
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages("java..", CHECK + "..")
                .check(CLASSES);
    }

    @Test
    void historyFilesNeedNothingButStreamingJson() {
        noClasses()
                .that()
                .resideInAPackage(CHECK + ".file")
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages("java..", CHECK + "..", "com.fasterxml.jackson.core..")
                .check(CLASSES);
    }

    @Test
    void modelsKnowNoChecker() {
        noClasses()
                .that()
                .resideInAnyPackage(CHECK, CHECK + ".model", CHECK + ".file")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(CHECK + ".linear", CHECK + ".weak")
                .check(CLASSES);
    }
}

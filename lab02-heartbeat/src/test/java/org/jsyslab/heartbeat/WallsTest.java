package org.jsyslab.heartbeat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.jsyslab.common.walls.ProtocolRules;
import org.junit.jupiter.api.Test;

class WallsTest {

    @Test
    void protocolCodeTouchesTheWorldThroughItsEnvOnly() {
        JavaClasses lab = new ClassFileImporter()
                .withImportOption(new DoNotIncludeTests())
                .importPackages("org.jsyslab.heartbeat");
        ProtocolRules.forPackages(
                        "org.jsyslab.heartbeat",
                        "org.jsyslab.heartbeat.membership..",
                        "org.jsyslab.heartbeat.detector..",
                        "org.jsyslab.heartbeat.failover..")
                .forEach(rule -> rule.check(lab));
    }
}

package org.jsyslab.clientserver;

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
                .importPackages("org.jsyslab.clientserver");
        ProtocolRules.forPackages("org.jsyslab.clientserver.rpc..", "org.jsyslab.clientserver.time..")
                .forEach(rule -> rule.check(lab));
    }
}

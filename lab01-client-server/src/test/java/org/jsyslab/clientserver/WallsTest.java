package org.jsyslab.clientserver;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.jsyslab.common.walls.ProtocolRules;
import org.junit.jupiter.api.Test;

class WallsTest {
    private static final String RPC = "org.jsyslab.clientserver.rpc";
    private static final String TIME = "org.jsyslab.clientserver.time";

    @Test
    void protocolCodeTouchesTheWorldThroughItsEnvOnly() {
        JavaClasses protocols = new ClassFileImporter()
                .withImportOption(new DoNotIncludeTests())
                .importPackages(RPC, TIME);
        ProtocolRules.forPackages(RPC + "..", TIME + "..").forEach(rule -> rule.check(protocols));
    }
}

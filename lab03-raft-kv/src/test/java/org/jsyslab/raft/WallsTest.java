package org.jsyslab.raft;

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
                .importPackages("org.jsyslab.raft", "org.jsyslab.paxos", "org.jsyslab.election");
        ProtocolRules.forPackages(
                        "org.jsyslab.raft",
                        "org.jsyslab.raft.kv..",
                        "org.jsyslab.raft.admin..",
                        "org.jsyslab.paxos",
                        "org.jsyslab.election")
                .forEach(rule -> rule.check(lab));
    }
}

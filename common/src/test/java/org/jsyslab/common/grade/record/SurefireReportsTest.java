package org.jsyslab.common.grade.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jsyslab.common.grade.GradeException;
import org.jsyslab.common.grade.Manifest;
import org.jsyslab.common.grade.Requirement;
import org.jsyslab.common.grade.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SurefireReportsTest {
    private static final Requirement TEST = new Requirement("A One", 100, "x.OneTest", "works", "it works");
    private static final Manifest MANIFEST = new Manifest("lab01-x", List.of(TEST));

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<testcase name='works' classname='x.OneTest'/>",
                "<testcase name='works(Kind)[1]' classname='x.OneTest'/>"
                        + "<testcase name='works(Kind)[2]' classname='x.OneTest'><system-out>hi</system-out></testcase>",
                "<testcase name='works{int}[1]' classname='x.OneTest'/>"
                        + "<testcase name='worksNot' classname='x.OneTest'><failure message='other'/></testcase>"
            })
    void aTestPassesThatIsReportedAsPassed(String cases) throws IOException {
        assertThat(result(cases).status()).isEqualTo(Result.Status.PASSED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<testcase name='works' classname='x.OneTest'><failure message='was 3'/></testcase>",
                "<testcase name='works' classname='x.OneTest'><error message='was 3' type='E'>trace</error></testcase>",
                "<testcase name='works(Kind)[1]' classname='x.OneTest'/>"
                        + "<testcase name='works(Kind)[2]' classname='x.OneTest'><failure message='was 3'/></testcase>",
                "<testcase name='works' classname='x.OneTest'/>"
                        + "<testcase name='' classname='x.OneTest'><error message='was 3'/></testcase>"
            })
    void aTestFailsIfAnyOfItsRunsOrItsClassDoes(String cases) throws IOException {
        assertThat(result(cases).status()).isEqualTo(Result.Status.FAILED);
        assertThat(result(cases).seen()).isEqualTo("was 3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<testcase name='works' classname='x.OtherTest'/>",
                "<testcase name='worksWell' classname='x.OneTest'/>",
                "<testcase name='works' classname='x.OneTest'><skipped message='not today'/></testcase>",
                "<testcase name='works' classname='x.OneTest'/><testcase",
                "<testcase name='works' classname='x.OneTest'>"
            })
    void whatIsNotReportedAsPassedEarnsNothing(String cases) throws IOException {
        assertThat(result(cases).status()).isEqualTo(Result.Status.NOT_RUN);
        assertThat(result(cases).earned()).isZero();
    }

    @Test
    void aReportReadsNoOtherFileAndExpandsNothing() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "x.OneTest");
        String entity = "<!DOCTYPE t [<!ENTITY f SYSTEM '" + secret.toUri() + "'>]><testsuite>&f;"
                + "<testcase name='works' classname='x.OneTest'><failure message='&f;'/></testcase></testsuite>";
        Files.writeString(folder.resolve("TEST-x.OneTest.xml"), entity);

        assertThat(SurefireReports.in(folder).score(MANIFEST, "missing").earned())
                .isZero();
    }

    @Test
    void aFolderThatIsNotThereIsOneLine() {
        assertThatThrownBy(() -> SurefireReports.in(folder.resolve("none")))
                .isInstanceOf(GradeException.class)
                .hasMessage("there is no folder " + folder.resolve("none"));
    }

    private Result result(String cases) throws IOException {
        Files.writeString(folder.resolve("TEST-x.OneTest.xml"), "<testsuite>" + cases + "</testsuite>");
        return SurefireReports.in(folder)
                .score(MANIFEST, "not in the reports")
                .results()
                .get(0);
    }
}

package org.jsyslab.common.grade.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import org.jsyslab.common.grade.Requirement;
import org.jsyslab.common.grade.Result;
import org.jsyslab.common.grade.Score;
import org.junit.jupiter.api.Test;

class GradeFormatTest {
    private static final String LAB = "lab01-x";
    private static final Requirement ONE = new Requirement("A One", 60, "x.OneTest", "one", "it is one, or \"1\"");
    private static final Requirement TWO = new Requirement("B Two", 40, "x.TwoTest", "two", "it is two");
    private static final Examination.Outcome OUTCOME = new Examination.Outcome(
            new Score(LAB, List.of(Result.passed(ONE), Result.failed(LAB, TWO, "=SUM(A1)\nwas 3"))),
            List.of("[ERROR] a line of Maven"));

    @Test
    void gradescope() throws IOException {
        JsonNode results = JsonMapper.builder().build().readTree(GradeFormat.GRADESCOPE.of(OUTCOME));

        assertThat(results.path("score").intValue()).isEqualTo(60);
        assertThat(results.path("output").textValue()).contains("a line of Maven");
        assertThat(results.path("tests").findValuesAsText("status")).containsExactly("passed", "failed");
        assertThat(results.path("tests").findValuesAsText("score")).containsExactly("60", "0");
        assertThat(results.path("tests").findValuesAsText("max_score")).containsExactly("60", "40");
        assertThat(results.at("/tests/1/name").textValue()).isEqualTo("B Two: it is two");
        assertThat(results.at("/tests/1/output").textValue())
                .startsWith("=SUM(A1) was 3\nagain: mvn test -pl lab01-x -am '-Dtest=TwoTest#two'");
    }

    @Test
    void prairieLearn() throws IOException {
        JsonNode results = JsonMapper.builder().build().readTree(GradeFormat.PRAIRIELEARN.of(OUTCOME));

        assertThat(results.path("gradable").booleanValue()).isTrue();
        assertThat(results.path("score").doubleValue()).isEqualTo(0.6);
        assertThat(results.path("tests").findValuesAsText("points")).containsExactly("60", "0");
        assertThat(results.path("tests").findValuesAsText("max_points")).containsExactly("60", "40");
        assertThat(results.at("/tests/1/name").textValue()).isEqualTo("it is two");
    }

    @Test
    void csv() {
        assertThat(GradeFormat.CSV.of(OUTCOME))
                .isEqualTo("lab,part,class,method,title,points,earned,status,seen\r\n"
                        + "lab01-x,A One,x.OneTest,one,\"it is one, or \"\"1\"\"\",60,60,passed,\r\n"
                        + "lab01-x,B Two,x.TwoTest,two,it is two,40,0,failed,'=SUM(A1) was 3\r\n");
    }

    @Test
    void table() {
        assertThat(GradeFormat.TABLE.of(OUTCOME))
                .containsPattern(" 60 / 100 +lab01-x\\R")
                .contains("seen: =SUM(A1) was 3")
                .endsWith("[ERROR] a line of Maven\n");
    }
}

package org.jsyslab.common.grade.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsyslab.common.grade.GradeException;
import org.jsyslab.common.grade.Result;
import org.jsyslab.common.grade.Result.Status;
import org.jsyslab.common.grade.ScoreTable;

/** The forms in which a grade can be handed on. */
public enum GradeFormat {
    /** For people. */
    TABLE(outcome -> ScoreTable.of(outcome.score()) + text(outcome.errors())),
    /** {@code results.json} of a Gradescope autograder; points are the lab's, up to 100. */
    GRADESCOPE(GradeFormat::gradescope),
    /** {@code results.json} of a PrairieLearn external grader; the score is a fraction, 0 to 1. */
    PRAIRIELEARN(GradeFormat::prairieLearn),
    /** A line for each test, below a line of headings (RFC 4180). */
    CSV(GradeFormat::csv);

    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Function<Examination.Outcome, String> writer;

    GradeFormat(Function<Examination.Outcome, String> writer) {
        this.writer = writer;
    }

    /** The outcome in this form, with a line end at its end. */
    public String of(Examination.Outcome outcome) {
        return writer.apply(outcome);
    }

    private static String gradescope(Examination.Outcome outcome) {
        List<Map<String, Object>> tests = new ArrayList<>();
        for (Result result : outcome.score().results()) {
            Map<String, Object> test = new LinkedHashMap<>();
            test.put("name", result.test().part() + ": " + result.test().title());
            test.put("number", result.test().part().substring(0, 1) + (tests.size() + 1));
            test.put("score", result.earned());
            test.put("max_score", result.test().points());
            test.put("status", result.status() == Status.PASSED ? "passed" : "failed");
            test.put("output", explanation(result));
            test.put("output_format", "text");
            test.put("visibility", "visible");
            tests.add(test);
        }
        Map<String, Object> results = new LinkedHashMap<>();
        results.put("score", outcome.score().earned());
        results.put("output", text(outcome.errors()));
        results.put("output_format", "text");
        results.put("tests", tests);
        return json(results);
    }

    private static String prairieLearn(Examination.Outcome outcome) {
        List<Map<String, Object>> tests = new ArrayList<>();
        for (Result result : outcome.score().results()) {
            Map<String, Object> test = new LinkedHashMap<>();
            test.put("name", result.test().title());
            test.put("description", result.test().part());
            test.put("points", result.earned());
            test.put("max_points", result.test().points());
            test.put("output", explanation(result));
            tests.add(test);
        }
        Map<String, Object> results = new LinkedHashMap<>();
        results.put("gradable", true);
        results.put(
                "score",
                outcome.score().earned() / (double) Math.max(1, outcome.score().possible()));
        results.put("output", text(outcome.errors()));
        results.put("tests", tests);
        return json(results);
    }

    private static String csv(Examination.Outcome outcome) {
        Stream<String> heading = Stream.of("lab,part,class,method,title,points,earned,status,seen");
        Stream<String> rows = outcome.score().results().stream()
                .map(result -> Stream.of(
                                outcome.score().lab(),
                                result.test().part(),
                                result.test().className(),
                                result.test().method(),
                                result.test().title(),
                                String.valueOf(result.test().points()),
                                String.valueOf(result.earned()),
                                result.status().name().toLowerCase(Locale.ROOT),
                                result.seen())
                        .map(GradeFormat::field)
                        .collect(Collectors.joining(",")));
        return Stream.concat(heading, rows).collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    /** Quoted where it must be; what a spreadsheet would take for a formula is text by a quote in front. */
    private static String field(String text) {
        String harmless = text.matches("(?s)[=+@\\-].*") ? "'" + text : text;
        return harmless.matches("(?s).*[\",\r\n].*") ? "\"" + harmless.replace("\"", "\"\"") + "\"" : harmless;
    }

    private static String explanation(Result result) {
        return result.status() == Status.PASSED ? "" : result.seen() + "\nagain: " + result.replay();
    }

    private static String text(List<String> lines) {
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value) + "\n";
        } catch (JsonProcessingException e) {
            throw new GradeException("cannot write a grade as JSON", e);
        }
    }
}

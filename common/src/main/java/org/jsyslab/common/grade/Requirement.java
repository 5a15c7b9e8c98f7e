package org.jsyslab.common.grade;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * One graded test.
 *
 * @param part letter and title of its part
 * @param points what it is worth, 1 to 100
 * @param className the test class, in binary form
 * @param method the test method, the only one of that name in its class
 * @param title what is required, in words
 */
@JsonPropertyOrder({"part", "points", "class", "method", "title"})
public record Requirement(
        String part, int points, @JsonProperty("class") String className, String method, String title) {

    public Requirement {
        if (part == null || !part.matches("[A-Z] \\S.*")) {
            throw new GradeException("not a part, as in \"B Remote calls\": " + part);
        }
        if (className == null || method == null || title == null) {
            throw new GradeException("a graded test has a class, a method and a title");
        }
        if (points < 1 || points > Manifest.FULL) {
            throw new GradeException(
                    className + "." + method + " is worth " + points + " points; 1 to 100 are possible");
        }
    }

    /** The letter of its part. */
    char letter() {
        return part.charAt(0);
    }

    /** The command that runs this test alone, in the project's folder. */
    String command(String lab) {
        String simpleName = className.substring(className.lastIndexOf('.') + 1);
        return "mvn test -pl " + lab + " -am '-Dtest=" + simpleName + "#" + method
                + "' -Dsurefire.failIfNoSpecifiedTests=false";
    }
}

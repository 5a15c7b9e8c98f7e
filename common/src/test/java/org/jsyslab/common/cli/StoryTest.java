package org.jsyslab.common.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class StoryTest {
    private final StringWriter told = new StringWriter();
    private final Story story = new Story(new PrintWriter(told));

    @Test
    void stepsAreNumberedAndChecksCounted() {
        story.step("We begin");
        story.say("One.");
        story.step("We go on");
        story.check("it holds", true);
        story.checkEquals("the balance is 5", 5, 5);

        assertThat(told.toString().lines())
                .containsExactly(
                        "1. We begin", "   One.", "", "2. We go on", "   [ok] it holds", "   [ok] the balance is 5");
        assertThat(story.checks()).isEqualTo(2);
    }

    @Test
    void aFalseClaimEndsTheStory() {
        story.step("We begin");

        assertThatThrownBy(() -> story.checkEquals("the balance is 5", 5, 6))
                .isInstanceOf(StoryFailedException.class)
                .hasMessage("step 1 failed: the balance is 5: expected 5, found 6");
        assertThat(told.toString()).contains("[FAILED] the balance is 5");
    }

    @Test
    void longTextIsWrapped() {
        story.say("word ".repeat(100));

        assertThat(told.toString().lines()).hasSizeGreaterThan(4).allMatch(line -> line.length() <= 100);
    }
}

package org.jsyslab.common.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestTest {
    private static final Requirement ONE = new Requirement("A One", 60, "x.FirstTest", "one", "it is one");
    private static final Requirement TWO = new Requirement("B Two", 40, "x.SecondTest", "two", "it is two");

    @TempDir
    Path folder;

    @Part("B Two")
    static class Annotated {
        @Points(40)
        @DisplayName("of the class's part")
        void second() {}

        @Part("A One")
        @Points(50)
        @DisplayName("of its own part")
        void first() {}

        void ungraded() {}

        @Nested
        class Inner {
            @Points(10)
            @DisplayName("of the enclosing class's part")
            void third() {}
        }
    }

    static class WithoutPart {
        @Points(1)
        @DisplayName("belongs nowhere")
        void lost() {}
    }

    @Test
    void isReadAsItWasWritten() {
        Manifest manifest = new Manifest("lab07-ring-fd", List.of(ONE, TWO));
        manifest.write(folder.resolve("grade/points.json"));

        assertThat(Manifest.read(folder.resolve("grade/points.json"))).isEqualTo(manifest);
        assertThat(manifest.total()).isEqualTo(100);
        assertThat(manifest.number()).isEqualTo(7);
    }

    @Test
    void isMadeOfTheAnnotations() {
        Manifest manifest = PointsRule.manifest("lab01-x", List.of(Annotated.class, Annotated.Inner.class));

        assertThat(manifest.tests())
                .extracting(Requirement::part, Requirement::points, Requirement::method)
                .containsExactly(
                        tuple("A One", 50, "first"), tuple("B Two", 40, "second"), tuple("B Two", 10, "third"));
        assertThatThrownBy(() -> PointsRule.manifest("lab01-x", List.of(WithoutPart.class)))
                .hasMessageContaining("part of the graded test")
                .hasMessageContaining("lost");
    }

    @Test
    void whatIsNoManifestIsRefusedInOneLine() throws IOException {
        assertThatThrownBy(() -> new Manifest("lab01-x", List.of(ONE, ONE)))
                .isInstanceOf(GradeException.class)
                .hasMessage("two graded tests are called x.FirstTest.one");
        assertThatThrownBy(() -> new Requirement("Remote calls", 5, "T", "m", "t"))
                .hasMessageStartingWith("not a part");
        assertThatThrownBy(() -> new Requirement("A B", 0, "T", "m", "t")).hasMessageContaining("worth 0 points");
        assertThatThrownBy(() -> Manifest.read(folder.resolve("none")))
                .hasMessage("there is no file " + folder.resolve("none"));
        Path broken = Files.writeString(folder.resolve("broken.json"), "{\"lab\":\"lab01-x\",\"tests\":[{]}");
        assertThatThrownBy(() -> Manifest.read(broken))
                .isInstanceOf(GradeException.class)
                .hasMessageStartingWith(broken + ": ")
                .hasMessageNotContaining("\n");
    }
}

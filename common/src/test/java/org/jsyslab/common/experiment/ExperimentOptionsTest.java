package org.jsyslab.common.experiment;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.jsyslab.common.cli.ExitCode;
import org.jsyslab.common.cluster.ClusterException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What becomes of an experiment's rows. */
class ExperimentOptionsTest {
    private static final Row HALF = Row.exact(1, "heads, fair", 0.51, 0.5, 0.02);
    private static final Row FALLING = Row.shape(2, "speed", 3, Double.NaN, 4);
    private static final Row OFF = Row.exact(2, "heads, fair", 0.6, 0.5, 0.02);

    @TempDir
    private Path directory;

    private final StringWriter out = new StringWriter();

    private int report(List<Row> rows, String... arguments) {
        ExperimentOptions options = new ExperimentOptions();
        new CommandLine(options).parseArgs(arguments);
        Table table = new Table("Coins", Axis.logarithmic("throws"), Axis.linear("share"), rows);
        return options.report(new PrintWriter(out), List.of(table));
    }

    @Test
    @DisplayName("A row agrees within its bounds, and where it has none; a measurement that is no number never does")
    void agreement() {
        assertThat(List.of(HALF, FALLING)).allMatch(Row::agrees);
        assertThat(OFF.agrees()).isFalse();
        assertThat(Row.exact(1, "s", 0.47, 0.5, 0.02).agrees()).isFalse();
        assertThat(Row.shape(1, "s", 5, Double.NaN, 4).agrees()).isFalse();
        assertThat(Row.shape(1, "s", Double.NaN, Double.NaN, Double.NaN).agrees())
                .isFalse();
    }

    @Test
    @DisplayName("The table is for people, and says which row disagrees; then the exit code is not 0")
    void table() {
        assertThat(report(List.of(HALF, FALLING))).isEqualTo(ExitCode.OK);
        assertThat(out.toString())
                .contains("Coins", "x: throws; measured: share")
                .doesNotContain("DISAGREES");
        assertThat(report(List.of(HALF, OFF))).isEqualTo(ExitCode.FAILED);
        assertThat(out.toString().lines().filter(line -> line.endsWith("exact  DISAGREES")))
                .singleElement()
                .asString()
                .matches("heads, fair +2 +0\\.6 +0\\.5 +0\\.48 +0\\.52  exact  DISAGREES");
    }

    @Test
    @DisplayName(
            "The CSV file has the columns that all labs have, a point as decimal sign, and nothing where there is nothing")
    void csv() {
        Path file = directory.resolve("coins.csv");
        assertThat(report(List.of(HALF, FALLING, OFF), "--csv", file.toString()))
                .isEqualTo(ExitCode.FAILED);
        assertThat(file).hasContent("""
                        x,series,measured,published,lo,hi,kind
                        1,"heads, fair",0.51,0.5,0.48,0.52,exact
                        2,"speed",3,,,4,shape
                        2,"heads, fair",0.6,0.5,0.48,0.52,exact
                        """);
    }

    @Test
    @DisplayName("The plot is a PNG picture with something on it, made without a display")
    void plot() throws IOException {
        Path file = directory.resolve("coins.png");
        report(List.of(HALF, OFF, FALLING), "--plot", file.toString());
        BufferedImage picture = ImageIO.read(file.toFile());
        assertThat(picture.getWidth()).isEqualTo(800);
        assertThat(colours(picture)).as("blue points").contains(0xFF0072B2);
    }

    private static List<Integer> colours(BufferedImage picture) {
        int[] pixels = picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
        return Arrays.stream(pixels).distinct().boxed().toList();
    }

    @Test
    @DisplayName("A file that cannot be written is one line")
    void unwritable() {
        Path nowhere = directory.resolve("no/such/directory/coins.csv");
        assertThatThrownBy(() -> report(List.of(HALF), "--csv", nowhere.toString()))
                .isInstanceOf(ClusterException.class)
                .hasMessageStartingWith("cannot write " + nowhere);
    }

    @Test
    @DisplayName("Only the plot needs the plotting library: a node that starts never loads it")
    void theLibraryIsBehindOneClass() {
        noClasses()
                .that()
                .doNotHaveSimpleName("Plot")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.knowm..", "java.awt..")
                .check(new ClassFileImporter()
                        .withImportOption(new DoNotIncludeTests())
                        .importPackages("org.jsyslab.common.experiment", "org.jsyslab.common.cli"));
    }
}

package org.jsyslab.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.jsyslab.common.grade.Manifest;
import org.jsyslab.common.grade.ScoreTotals;
import org.junit.jupiter.api.Test;

/** The last tests of a build: they print where one stands in all labs. */
class ScoresTest {
    private static final Path PROJECT = Path.of("").toAbsolutePath().getParent();

    @Test
    void eachLabsTotalIsPrinted() {
        ScoreTotals totals = new ScoreTotals(PROJECT);

        String table = totals.table();
        System.out.print(System.lineSeparator() + table + System.lineSeparator());

        assertThat(totals.manifests()).isNotEmpty();
        assertThat(table.lines()).hasSameSizeAs(totals.manifests());
    }

    @Test
    void eachLabsPointsAddUpTo100() {
        assertThat(new ScoreTotals(PROJECT).manifests()).allSatisfy(manifest -> {
            assertThat(PROJECT.resolve(manifest.lab())).isDirectory();
            assertThat(manifest.total()).isEqualTo(Manifest.FULL);
        });
    }
}

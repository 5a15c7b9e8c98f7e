package org.jsyslab.raft;

import org.jsyslab.common.grade.PointsRule;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PointsTest {

    @Test
    @DisplayName("the manifest of points is in step with the annotations, and adds up to 100")
    void inStep() {
        PointsRule.check(PointsTest.class);
    }
}

package org.jsyslab.common.grade.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jsyslab.common.grade.Manifest;
import org.jsyslab.common.grade.Part;
import org.jsyslab.common.grade.Requirement;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A suite as a lab has it, with failures; its tests run only in the launchers of other tests. */
final class Suite {
    static final Manifest MANIFEST = new Manifest(
            "lab05-suite",
            List.of(
                    requirement("A First", 10, Graded.class, "passes"),
                    requirement("A First", 20, Graded.class, "fails"),
                    requirement("A First", 30, Graded.class, "passesForSome"),
                    requirement("B Second", 15, Graded.class, "passesForAll"),
                    requirement("B Second", 10, Unprepared.class, "neverStarts"),
                    requirement("B Second", 15, Ending.class, "isNotReached")));

    private Suite() {}

    private static Requirement requirement(String part, int points, Class<?> type, String method) {
        return new Requirement(part, points, type.getName(), method, method + " is required");
    }

    @Tag("slow")
    @Part("A First")
    static class Graded {
        @Test
        void passes() {
            assertThat(1).isOne();
        }

        @Test
        void fails() {
            assertThat(2).as("two").isEqualTo(3);
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2, 3})
        void passesForSome(int number) {
            assertThat(number).isNotEqualTo(2);
        }

        @Part("B Second")
        @ParameterizedTest
        @ValueSource(ints = {1, 2, 3})
        @DisplayName("it passes for all")
        void passesForAll(int number) {
            assertThat(number).isPositive();
        }
    }

    @Tag("slow")
    @Part("B Second")
    static class Unprepared {
        @BeforeAll
        @SuppressWarnings("DoNotCallSuggester") // JUnit calls it
        static void cannot() {
            throw new IllegalStateException("no preparation");
        }

        @Test
        void neverStarts() {
            assertThat(1).isOne();
        }
    }

    /** Ends the JVM in its first test, as {@code suite.end} says. */
    @Tag("slow")
    @TestMethodOrder(OrderAnnotation.class)
    @Part("B Second")
    static class Ending {
        @Test
        @Order(1)
        void ends() {
            switch (System.getProperty("suite.end", "")) {
                case "halt" -> Runtime.getRuntime().halt(1);
                case "exit" -> System.exit(0);
                default -> assertThat(1).isOne();
            }
        }

        @Test
        @Order(2)
        void isNotReached() {
            assertThat(1).isOne();
        }
    }
}

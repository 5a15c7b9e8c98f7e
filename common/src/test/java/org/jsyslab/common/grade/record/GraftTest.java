package org.jsyslab.common.grade.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GraftTest {
    private static final String OURS = """
            package lab;

            import java.util.List;

            class Account {
                private long balance;

                @Exercise(part = "A")
                void pay(long amount) {
                    long solution = amount;
                    balance += solution;
                }

                long balance() {
                    return balance;
                }
            }
            """;

    @Test
    void theBodyOfAnExerciseIsTheStudents() throws IOException {
        assertThat(grafted("void pay(long amount) { /* mine } */ balance -= amount; }"))
                .contains("@Exercise(part = \"A\")\n    void pay(long amount) { /* mine } */ balance -= amount; }")
                .doesNotContain("solution");
    }

    @Test
    void allElseIsTheInstructors() throws IOException {
        String theirs = """
                void pay(long amount) {}
                long balance() { return 1_000_000; }
                long balance(int more) { return 1; }
                static { System.exit(0); }
                public String toString() { return "rich"; }
                """;

        assertThat(grafted(theirs)).isEqualTo(grafted("void pay(long amount) {}"));
    }

    @Test
    void privateMembersAndImportsComeAlong() throws IOException {
        String theirs = """
                package lab;
                import java.util.Map;
                import static java.lang.Math.*;
                class Account {
                    private int a, b = 2;
                    private record Entry(long amount) {}
                    void pay(long amount) { book(amount); }
                    private void book(long amount) {}
                }
                class Other {}
                """;

        assertThat(Graft.of(parsed(OURS), parsed(theirs)))
                .startsWith("package lab; import java.util.Map; import static java.lang.Math.*;\n")
                .endsWith("private int a, b = 2;\nprivate record Entry(long amount) {}\n"
                        + "private void book(long amount) {}\n}\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "import evil.List; class Account { void pay(long amount) {} }",
                "class Account { void pay(long amount) {} private static final int fresh = 1, balance = 2; }",
                "class Account { void pay(long amount) {} private static final int balance = 2, fresh = 1; }",
                "class Account { void pay(long amount) {} private class String {} private void balance(int i) {} "
                        + "private class List {} }"
            })
    void aNameThatTheInstructorsFileUsesKeepsItsMeaning(String theirs) throws IOException {
        String ours = OURS.replace("return balance", "String text = null; return balance");

        assertThat(Graft.of(parsed(ours), parsed(theirs)))
                .isEqualTo(Graft.of(parsed(ours), parsed("class Account { void pay(long amount) {} }")));
    }

    @Test
    void whatTheStudentsFileLacksFails() throws IOException {
        assertThat(grafted("void pay(int amount) {}"))
                .contains("throw new UnsupportedOperationException(\"the submission has no Account.pay(long)\")")
                .doesNotContain("solution");
    }

    @Test
    void whatEndsTheParserIsAnErrorOfTheFile() throws IOException {
        String deep = "class Account { int i = " + "(".repeat(100_000) + "1" + ")".repeat(100_000) + "; }";

        assertThat(ParsedSource.of("Account.java", deep).errors())
                .containsExactly("[ERROR] Account.java: cannot be parsed");
    }

    private static String grafted(String members) throws IOException {
        return Graft.of(parsed(OURS), parsed("package lab; class Account { " + members + " }"));
    }

    private static ParsedSource parsed(String text) throws IOException {
        ParsedSource source = ParsedSource.of("Account.java", text);
        assertThat(source.errors()).isEmpty();
        return source;
    }
}

package org.jsyslab.common.check.weak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jsyslab.common.check.model.KeyValue.read;
import static org.jsyslab.common.check.model.KeyValue.write;

import org.jsyslab.common.check.Call;
import org.jsyslab.common.check.Scene;
import org.jsyslab.common.check.Value;
import org.jsyslab.common.check.Verdict;
import org.jsyslab.common.check.model.AppendList;
import org.jsyslab.common.check.model.KeyValue;
import org.jsyslab.common.check.model.Transactions;
import org.junit.jupiter.api.Test;

class ConvergenceTest {
    private static final Value ONE = Value.of(1);
    private static final Value TWO = Value.of(2);

    private static Scene twoWrites() {
        return new Scene()
                .done("c1", write("x", ONE), 0, 10)
                .done("c2", write("x", TWO), 5, 15)
                .ok("c1", read("x"), ONE, 20, 21)
                .ok("c2", read("x"), TWO, 20, 21);
    }

    @Test
    void replicasThatAgreeAtTheEndHaveConverged() {
        Scene scene = twoWrites().ok("c1", read("x"), ONE, 100, 101).ok("c2", read("x"), ONE, 100, 101);

        assertThat(Convergence.after(100, scene.history())).isInstanceOf(Verdict.Valid.class);
    }

    @Test
    void replicasThatDisagreeHaveNot() {
        Scene scene = twoWrites().ok("c1", read("x"), ONE, 100, 101).ok("c2", read("x"), TWO, 100, 101);

        Verdict verdict = Convergence.after(100, scene.history());

        assertThat(verdict).isInstanceOf(Verdict.Invalid.class);
        assertThat(verdict.toString()).contains("at the end x was 1 here and 2 there");
    }

    @Test
    void agreeingOnNothingOrOnSomethingInventedIsWrong() {
        Scene lost =
                twoWrites().ok("c1", read("x"), Value.absent(), 100, 101).ok("c2", read("x"), Value.absent(), 100, 101);
        Scene invented =
                twoWrites().ok("c1", read("x"), Value.of(3), 100, 101).ok("c2", read("x"), Value.of(3), 100, 101);

        assertThat(Convergence.after(100, lost.history())).isInstanceOf(Verdict.Invalid.class);
        assertThat(Convergence.after(100, invented.history())).isInstanceOf(Verdict.Invalid.class);
    }

    @Test
    void whatNobodyLookedAtIsUndecided() {
        Scene one = twoWrites().ok("c1", read("x"), ONE, 100, 101);
        Scene otherKey = twoWrites()
                .done("c3", write("y", ONE), 0, 1)
                .ok("c1", read("x"), ONE, 100, 101)
                .ok("c2", read("x"), ONE, 100, 101);

        assertThat(Convergence.after(100, one.history())).isInstanceOf(Verdict.Unknown.class);
        assertThat(Convergence.after(100, otherKey.history())).isInstanceOf(Verdict.Unknown.class);
        assertThat(Convergence.after(100, new Scene().history())).isInstanceOf(Verdict.Unknown.class);
    }

    @Test
    void anUnacknowledgedWriteMayHaveWonOrNot() {
        Scene maybe = new Scene().info("c1", write("x", ONE), 0);
        Scene won = new Scene()
                .info("c1", write("x", ONE), 0)
                .ok("a", read("x"), ONE, 9, 10)
                .ok("b", read("x"), ONE, 9, 10);

        maybe.ok("a", read("x"), Value.absent(), 9, 10).ok("b", read("x"), Value.absent(), 9, 10);

        assertThat(Convergence.after(9, maybe.history()).valid()).isTrue();
        assertThat(Convergence.after(9, won.history()).valid()).isTrue();
    }

    @Test
    void writingGoesOnIsAMistakeOfTheTest() {
        assertThatThrownBy(() -> Convergence.after(3, twoWrites().history()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("c2: write(x, 2)");
    }

    @Test
    void anAdditionIsAWriteOfItsResult() {
        Value five = Value.of(5);
        Scene sum = new Scene()
                .ok("c1", KeyValue.add("x", 5), five, 0, 10)
                .ok("c1", read("x"), five, 100, 101)
                .ok("c2", read("x"), five, 100, 101);
        Scene lost = new Scene()
                .ok("c1", KeyValue.add("x", 5), five, 0, 10)
                .ok("c1", read("x"), Value.absent(), 100, 101)
                .ok("c2", read("x"), Value.absent(), 100, 101);

        assertThat(Convergence.after(100, sum.history())).isInstanceOf(Verdict.Valid.class);
        assertThat(Convergence.after(100, lost.history())).isInstanceOf(Verdict.Invalid.class);
    }

    @Test
    void anAdditionOfUnknownEndMayHaveWrittenAnything() {
        Scene scene = twoWrites().info("c3", KeyValue.add("x", 5), 8);
        Scene agreed = scene.ok("c1", read("x"), Value.of(7), 100, 101).ok("c2", read("x"), Value.of(7), 100, 101);

        assertThat(Convergence.after(100, agreed.history())).isInstanceOf(Verdict.Valid.class);
    }

    @Test
    void aTransactionWritesWhatItsStepsWrite() {
        Call call = Transactions.transaction(write("x", ONE), KeyValue.add("x", 1), write("y", ONE));
        Value results = Value.sequence(Value.done(), TWO, Value.done());
        Scene lost = new Scene()
                .ok("c1", call, results, 0, 10)
                .ok("c1", read("x"), Value.absent(), 100, 101)
                .ok("c2", read("x"), Value.absent(), 100, 101);
        Scene unread = new Scene()
                .ok("c1", call, results, 0, 10)
                .ok("c1", read("x"), TWO, 100, 101)
                .ok("c2", read("x"), TWO, 100, 101);

        assertThat(Convergence.after(100, lost.history())).isInstanceOf(Verdict.Invalid.class);
        assertThat(Convergence.after(100, unread.history()).toString()).contains("what y was");
    }

    @Test
    void anOperationWhoseEffectsAreUnknownIsRefused() {
        Scene scene = twoWrites().fail("c3", AppendList.append("x", ONE), 0, 1);

        assertThatThrownBy(() -> Convergence.after(100, scene.history()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'append'");
    }
}

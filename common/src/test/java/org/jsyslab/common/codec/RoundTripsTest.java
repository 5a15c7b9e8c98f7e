package org.jsyslab.common.codec;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.jsyslab.common.node.Message;
import org.junit.jupiter.api.Test;

class RoundTripsTest {

    @Test
    void everyRecordOfTheZooSurvivesBothForms() {
        for (long seed = 1; seed <= 8; seed++) {
            RoundTrips.check(Zoo.SCHEMA, seed);
        }
    }

    sealed interface Forgetful extends Message {
        record Rounded(long number) implements Forgetful {
            public Rounded {
                number = number == 0 ? 1 : number * 2;
            }
        }

        record Fine(long number) implements Forgetful {}
    }

    @Test
    void aRecordThatIsNotItselfAfterwardsIsFound() {
        Schema schema = Schema.of(Forgetful.class);
        assertThatThrownBy(() -> RoundTrips.check(schema))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("wrote Rounded[number=")
                .hasMessageContaining("read Rounded[number=");
        assertThatCode(() -> RoundTrips.check(schema, Forgetful.Fine.class)).doesNotThrowAnyException();
    }

    sealed interface Expression {
        record Constant(long value) implements Expression {}

        record Sum(Operands operands) implements Expression {}
    }

    record Operands(Expression left, Expression right) {}

    @Test
    void valuesOfARecordThatContainsItselfEnd() {
        assertThatCode(() -> RoundTrips.check(Schema.of(Expression.class))).doesNotThrowAnyException();
    }

    record Impossible(int number, List<String> more) {
        public Impossible {
            more = new ArrayList<>(more);
            throw new IllegalArgumentException("never");
        }
    }

    @Test
    void aRecordThatNothingSuitsIsNamed() {
        assertThatThrownBy(() -> RoundTrips.check(Schema.of(Impossible.class)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Impossible(int number, List<String> more)");
    }
}

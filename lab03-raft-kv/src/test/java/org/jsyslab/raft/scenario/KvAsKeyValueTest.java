package org.jsyslab.raft.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jsyslab.common.check.Value;
import org.jsyslab.common.check.model.KeyValue;
import org.jsyslab.common.node.Operation;
import org.jsyslab.raft.kv.KvOperations;
import org.jsyslab.raft.kv.KvResult;
import org.jsyslab.raft.kv.StoreOfOne;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class KvAsKeyValueTest {
    private final KvAsKeyValue translation = new KvAsKeyValue();

    @Test
    @DisplayName("the store and the checker's model are the same object: one after the other, all results agree")
    void theModelSaysWhatTheStoreDoes() {
        for (int seed = 1; seed <= 100; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            StoreOfOne store = new StoreOfOne();
            KeyValue model = new KeyValue();
            var state = model.initial();
            List<Operation> done = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                Operation operation = KvOperations.random(random);
                KvResult result = store.execute(operation);
                if (!(result instanceof KvResult.Refused)) {
                    var step = model.step(state, translation.call(operation));
                    done.add(operation);
                    assertThat(translation.result(operation, (Record) result))
                            .as("seed %d: %s", seed, done)
                            .isEqualTo(step.result());
                    state = step.state();
                }
            }
        }
    }

    @Test
    void anOperationOfAnotherStoreIsRefused() {
        record Other() implements Operation {}
        assertThatThrownBy(() -> translation.call(new Other())).hasMessageContaining("not an operation of the store");
        assertThat(translation.result(new Other(), new KvResult.Done())).isEqualTo(Value.done());
    }
}

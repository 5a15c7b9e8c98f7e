package org.jsyslab.clientserver.rpc;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jsyslab.common.sim.Seeds.forEachSeed;

import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jsyslab.clientserver.experiment.BankRun;
import org.jsyslab.clientserver.rpc.RpcMessage.Reply;
import org.jsyslab.clientserver.rpc.RpcMessage.Request;
import org.jsyslab.common.node.Env;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.OpId;
import org.jsyslab.common.sim.Simulation;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Wrong servers and clients, each with one clause broken, and the property that catches it. */
class MutantsTest {

    @Test
    @DisplayName("S3: a call is executed again when its request is sent again")
    void executesAgain() {
        caught(servedBy(env -> new RpcServer(env) {
            @Override
            void onRequest(NodeId client, Request request) {
                super.onRequest(client, new Request(request.op(), Semantics.AT_LEAST_ONCE, request.call()));
            }
        }));
    }

    @Test
    @DisplayName("the duplicate table is forgotten by a crash")
    void forgetsInACrash() {
        caught(servedBy(VolatileTable::new));
    }

    @Test
    @DisplayName("the duplicate table is too small for its clients")
    void forgetsTooSoon() {
        caught(servedBy(env -> new RpcServer(env, 1)));
    }

    @Test
    @DisplayName("the reply leaves before the execution is on disk")
    void repliesBeforeTheDisk() {
        caught(servedBy(env -> new RpcServer(ChangedEnv.hasty(env))));
    }

    @Test
    @DisplayName("a request that was overtaken is executed")
    void executesOvertakenRequests() {
        caught(servedBy(OnlyTheLastIsADuplicate::new));
    }

    @Test
    @DisplayName("a restarted client counts from 1 again under its old identity")
    void reusesItsIdentity() {
        caught(CallSemanticsTest.restartedClientHolds(ChangedEnv::withoutChance));
    }

    private static Consumer<Simulation> servedBy(Function<Env<RpcMessage>, RpcServer> server) {
        return CallSemanticsTest.atMostOnceHolds(server, BankRun.PATIENT);
    }

    private static void caught(Consumer<Simulation> property) {
        assertThatThrownBy(() -> forEachSeed("the property of the mutant", property))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("balance of a client");
    }

    /** Keeps its duplicate table in memory. */
    private static final class VolatileTable extends RpcServer {
        private final Env<RpcMessage> env;
        private final TreeMap<String, Reply> replies = new TreeMap<>();

        VolatileTable(Env<RpcMessage> env) {
            super(env);
            this.env = env;
        }

        @Override
        void onRequest(NodeId client, Request request) {
            Reply last = replies.get(request.op().client());
            if (last != null && request.op().sequence() <= last.op().sequence()) {
                env.send(client, last);
            } else {
                Reply reply = new Reply(request.op(), execute(request.call()));
                replies.put(request.op().client(), reply);
                env.send(client, reply);
            }
        }
    }

    /** Takes only the very last request of a client for a duplicate, and executes an older one that the network kept. */
    private static final class OnlyTheLastIsADuplicate extends RpcServer {
        private final TreeMap<String, OpId> lastCalls = new TreeMap<>();

        OnlyTheLastIsADuplicate(Env<RpcMessage> env) {
            super(env);
        }

        @Override
        void onRequest(NodeId client, Request request) {
            OpId last = lastCalls.get(request.op().client());
            if (last != null && request.op().sequence() < last.sequence()) {
                execute(request.call());
            } else {
                lastCalls.put(request.op().client(), request.op());
                super.onRequest(client, request);
            }
        }
    }
}

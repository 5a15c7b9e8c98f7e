package org.jsyslab.clientserver.rpc;

import java.util.TreeMap;
import java.util.function.Function;
import org.jsyslab.clientserver.rpc.RpcMessage.Reply;
import org.jsyslab.clientserver.rpc.RpcMessage.Request;
import org.jsyslab.common.grade.ChangedEnv;
import org.jsyslab.common.grade.Mutant;
import org.jsyslab.common.node.Env;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.OpId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Wrong servers and clients, each with one clause broken, and the graded test that catches it. */
class MutantsTest {

    @Test
    @DisplayName("S3: a call is executed again when its request is sent again")
    void executesAgain() {
        served(env -> new RpcServer(env) {
                    @Override
                    void onRequest(NodeId client, Request request) {
                        super.onRequest(client, new Request(request.op(), Semantics.AT_LEAST_ONCE, request.call()));
                    }
                })
                .isCaughtBy("atMostOnceIsNeverWrong");
    }

    @Test
    @DisplayName("the duplicate table is forgotten by a crash")
    void forgetsInACrash() {
        served(VolatileTable::new).isCaughtBy("atMostOnceIsNeverWrong");
    }

    @Test
    @DisplayName("the duplicate table is too small for its clients")
    void forgetsTooSoon() {
        served(env -> new RpcServer(env, 1)).isCaughtBy("atMostOnceIsNeverWrong");
    }

    @Test
    @DisplayName("the reply leaves before the execution is on disk")
    void repliesBeforeTheDisk() {
        served(env -> new RpcServer(ChangedEnv.hasty(env)))
                .seenAs("balance of a client")
                .isCaughtBy("atMostOnceIsNeverWrong");
    }

    @Test
    @DisplayName("a request that was overtaken is executed")
    void executesOvertakenRequests() {
        served(OnlyTheLastIsADuplicate::new).isCaughtBy("atMostOnceIsNeverWrong");
    }

    @Test
    @DisplayName("a restarted client counts from 1 again under its old identity")
    void reusesItsIdentity() {
        Mutant.in(new CallSemanticsTest() {
                    @Override
                    RpcClient client(Env<RpcMessage> env, Semantics semantics) {
                        return super.client(ChangedEnv.withoutChance(env), semantics);
                    }
                })
                .seenAs("balance of a client")
                .isCaughtBy("aRestartedClientIsANewOne");
    }

    /** A bank with another server. */
    private static Mutant served(Function<Env<RpcMessage>, RpcServer> server) {
        return Mutant.in(new CallSemanticsTest() {
                    @Override
                    RpcServer server(Env<RpcMessage> env) {
                        return server.apply(env);
                    }
                })
                .seenAs("no account holds more than its client has paid in");
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

    /**
     * Takes only the very last request of a client for a duplicate, and executes an older one that the network kept.
     */
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

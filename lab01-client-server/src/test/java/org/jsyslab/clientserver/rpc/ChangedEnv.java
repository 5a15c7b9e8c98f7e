package org.jsyslab.clientserver.rpc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.SplittableRandom;
import org.jsyslab.common.node.Env;
import org.jsyslab.common.node.NodeId;

/** Environments that break a promise, for mutants. */
final class ChangedEnv {
    private ChangedEnv() {}

    /** Sends everything ahead of the disk. */
    static Env<RpcMessage> hasty(Env<RpcMessage> env) {
        return change(env, "send", args -> {
            env.sendAhead((NodeId) args[0], (RpcMessage) args[1]);
            return null;
        });
    }

    /** Draws the same numbers in each life. */
    static Env<RpcMessage> withoutChance(Env<RpcMessage> env) {
        return change(env, "random", args -> new SplittableRandom(42));
    }

    private interface Call {
        Object with(Object[] args);
    }

    @SuppressWarnings("unchecked")
    private static Env<RpcMessage> change(Env<RpcMessage> env, String name, Call instead) {
        return (Env<RpcMessage>) Proxy.newProxyInstance(
                Env.class.getClassLoader(), new Class<?>[] {Env.class}, (proxy, method, args) -> {
                    try {
                        return method.getName().equals(name) ? instead.with(args) : method.invoke(env, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}

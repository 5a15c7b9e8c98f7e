package org.jsyslab.clientserver.experiment;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.jsyslab.clientserver.rpc.RpcMessage;
import org.jsyslab.common.disk.DurableState;
import org.jsyslab.common.node.Env;

/** The world of a server whose table of last calls is in memory only: a crash empties it, and keeps the accounts. */
final class ForgetfulEnv {
    private static final String DUPLICATES = "last calls";

    private ForgetfulEnv() {}

    @SuppressWarnings("unchecked") // a proxy of Env is as generic as the one it stands for
    static Env<RpcMessage> of(Env<RpcMessage> env) {
        DurableState memory = new DurableState(change -> {});
        return (Env<RpcMessage>) Proxy.newProxyInstance(
                Env.class.getClassLoader(), new Class<?>[] {Env.class}, (proxy, method, arguments) -> {
                    boolean forgotten = method.getName().equals("table") && arguments[0].equals(DUPLICATES);
                    try {
                        return forgotten ? memory.table(DUPLICATES) : method.invoke(env, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}

package org.jsyslab.common.grade;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.SplittableRandom;
import org.jsyslab.common.disk.DurableState;
import org.jsyslab.common.node.Env;
import org.jsyslab.common.node.Message;
import org.jsyslab.common.node.NodeId;

/** Environments that break a promise of {@link Env}: for mutants, and for experiments on what the promise is worth. */
public final class ChangedEnv {
    private ChangedEnv() {}

    /** Sends everything ahead of the disk. */
    @SuppressWarnings("unchecked") // what is sent by an Env of M is an M
    public static <M extends Message> Env<M> hasty(Env<M> env) {
        return changed(env, "send", arguments -> {
            env.sendAhead((NodeId) arguments[0], (M) arguments[1]);
            return null;
        });
    }

    /** Draws the same random numbers in each life. */
    public static <M extends Message> Env<M> withoutChance(Env<M> env) {
        return changed(env, "random", arguments -> new SplittableRandom(42));
    }

    /** Keeps the cell of this name in memory only: a crash empties it. */
    public static <M extends Message> Env<M> forgettingCell(Env<M> env, String name) {
        DurableState memory = new DurableState(change -> {});
        return changed(
                env,
                "cell",
                arguments -> arguments[0].equals(name)
                        ? memory.cell(name, (Record) arguments[1])
                        : env.cell((String) arguments[0], (Record) arguments[1]));
    }

    /** Keeps the table of this name in memory only: a crash empties it. */
    @SuppressWarnings({"unchecked", "rawtypes"}) // the arguments are those of a well-typed call
    public static <M extends Message> Env<M> forgettingTable(Env<M> env, String name) {
        DurableState memory = new DurableState(change -> {});
        return changed(
                env,
                "table",
                arguments -> arguments[0].equals(name)
                        ? memory.table(name)
                        : env.table((String) arguments[0], (Class) arguments[1], (Class) arguments[2]));
    }

    private interface Call {
        Object with(Object[] arguments);
    }

    @SuppressWarnings("unchecked") // a proxy of Env is as generic as the one it stands for
    private static <M extends Message> Env<M> changed(Env<M> env, String name, Call instead) {
        return (Env<M>) Proxy.newProxyInstance(
                Env.class.getClassLoader(), new Class<?>[] {Env.class}, (proxy, method, arguments) -> {
                    try {
                        return method.getName().equals(name) ? instead.with(arguments) : method.invoke(env, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}

package org.jsyslab.common.grade;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import org.jsyslab.common.sim.Seeds;

/**
 * A wrong version of a protocol, put into a graded test in place of the right one; the test must fail on it. A test
 * that fails on no mutant is not yet a test.
 *
 * <p>The graded test makes its nodes by a method that can be overridden, and the mutant is a subclass of the test:
 *
 * <pre>{@code
 * Mutant.in(new CallSemanticsTest() {
 *     RpcServer server(Env<RpcMessage> env) {
 *         return new ForgetfulServer(env);
 *     }
 * }).isCaughtBy("atMostOnceIsNeverWrong");
 * }</pre>
 */
public final class Mutant {
    private final Object test;
    private String seen = "";
    private int seeds = Seeds.count();

    private Mutant(Object test) {
        this.test = test;
    }

    /** A mutant, as a test into which it is put. */
    public static Mutant in(Object test) {
        return new Mutant(test);
    }

    /** Requires that the failure says this, so that it is not caught for another reason. */
    public Mutant seenAs(String text) {
        seen = text;
        return this;
    }

    /**
     * Requires that it is caught by one of the first {@code budget} seeds; by as many as all properties have,
     * otherwise.
     */
    public Mutant within(int budget) {
        seeds = budget;
        return this;
    }

    /**
     * Runs the graded test of that name on the mutant.
     *
     * @throws AssertionError if the test passes, or fails in another way than by an assertion
     */
    public void isCaughtBy(String gradedTest) {
        requireCaught(gradedTest, testNamed(gradedTest, "graded", true));
    }

    /**
     * Runs a test that awards no points on the mutant: one of code that is for reading, not for writing.
     *
     * @throws AssertionError if the test passes, or fails in another way than by an assertion
     */
    public void isCaughtByUngraded(String test) {
        requireCaught(test, testNamed(test, "ungraded", false));
    }

    private void requireCaught(String name, Method method) {
        Throwable failure = Seeds.within(seeds, () -> failureOf(method));
        if (failure == null) {
            throw new AssertionError(name + " passes on this mutant in " + seeds + " seeds: " + test.getClass());
        }
        if (!(failure instanceof AssertionError)
                || !String.valueOf(failure.getMessage()).contains(seen)) {
            throw new AssertionError(name + " fails on this mutant for another reason: " + test.getClass(), failure);
        }
    }

    private Method testNamed(String name, String kind, boolean graded) {
        for (Class<?> type = test.getClass(); type != null; type = type.getSuperclass()) {
            Method[] found = Arrays.stream(type.getDeclaredMethods())
                    .filter(method -> method.getName().equals(name))
                    .filter(method -> method.isAnnotationPresent(Points.class) == graded)
                    .toArray(Method[]::new);
            if (found.length == 1) {
                found[0].setAccessible(true);
                return found[0];
            }
        }
        throw new GradeException("there is no " + kind + " test " + name + " in " + test.getClass());
    }

    private Throwable failureOf(Method method) {
        try {
            method.invoke(test);
            return null;
        } catch (InvocationTargetException e) {
            return e.getCause();
        } catch (IllegalAccessException e) {
            throw new GradeException("cannot run " + method, e);
        }
    }
}

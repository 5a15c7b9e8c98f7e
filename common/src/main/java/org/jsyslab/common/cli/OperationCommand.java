package org.jsyslab.common.cli;

import org.jsyslab.common.node.Operation;

/**
 * An operation of a lab's service as a command: a class with picocli's {@code @Command}, whose fields are the
 * arguments.
 *
 * <pre>{@code
 * @Command(name = "deposit", description = "Adds money to an account.")
 * final class DepositCommand implements OperationCommand {
 *     @Parameters String account;
 *     @Parameters long amount;
 *
 *     @Override public Operation operation() { return new Deposit(account, amount); }
 * }
 * }</pre>
 */
public interface OperationCommand {

    /**
     * The operation that the arguments describe.
     *
     * @throws IllegalArgumentException if they describe none, with a reason for the user
     */
    Operation operation();

    /** What to print for the result of the operation; null prints nothing but "ok". */
    default String show(Record result) {
        return result == null ? null : result.toString();
    }

    /**
     * Whether the result is what the user hoped for. If it is not, such as that there is nothing there, it is shown on
     * standard error, and the exit code is 1.
     */
    default boolean succeeded(Record result) {
        return true;
    }
}

package org.jsyslab.clientserver.rpc;

import org.jsyslab.common.node.Operation;

/** What a client can ask of the bank. Amounts are whole numbers of the smallest coin. */
public sealed interface BankCall extends Operation {

    /** The account concerned: 1 to 40 characters. */
    String account();

    /** Adds {@code amount} (positive) to the account. Not idempotent: that is why the bank is the example. */
    record Deposit(String account, long amount) implements BankCall {}

    /** Takes {@code amount} (positive) from the account, if it holds as much. */
    record Withdraw(String account, long amount) implements BankCall {}

    /** Asks what the account holds; an account nobody has paid into holds nothing. Idempotent. */
    record Balance(String account) implements BankCall {}
}

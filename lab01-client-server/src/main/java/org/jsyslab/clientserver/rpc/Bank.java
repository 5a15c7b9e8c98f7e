package org.jsyslab.clientserver.rpc;

import org.jsyslab.clientserver.rpc.BankCall.Balance;
import org.jsyslab.clientserver.rpc.BankCall.Deposit;
import org.jsyslab.clientserver.rpc.BankCall.Withdraw;
import org.jsyslab.clientserver.rpc.BankResult.Holds;
import org.jsyslab.clientserver.rpc.BankResult.Refused;
import org.jsyslab.common.node.Table;

/** The service behind the calls: accounts on disk. It knows nothing of messages, retries or duplicates. */
public final class Bank {
    private static final int MAX_NAME = 40;
    private static final int MAX_ACCOUNTS = 100_000;

    /** What each account holds (durable); zero where an account is missing. */
    private final Table<String, Long> accounts;

    Bank(Table<String, Long> accounts) {
        this.accounts = accounts;
    }

    /** Executes a call, however often it has been executed before. */
    BankResult execute(BankCall call) {
        if (call.account().isBlank() || call.account().length() > MAX_NAME) {
            return new Refused("an account has a name of 1 to " + MAX_NAME + " characters");
        }
        if (call instanceof Deposit deposit) {
            return deposit(deposit);
        }
        if (call instanceof Withdraw withdraw) {
            return withdraw(withdraw);
        }
        return new Holds(balance(((Balance) call).account()));
    }

    private BankResult deposit(Deposit deposit) {
        long balance = balance(deposit.account());
        if (deposit.amount() <= 0) {
            return new Refused("a deposit is positive, not " + deposit.amount());
        }
        if (deposit.amount() > Long.MAX_VALUE - balance) {
            return new Refused("no account can hold so much");
        }
        if (accounts.size() >= MAX_ACCOUNTS && accounts.get(deposit.account()) == null) {
            return new Refused("the bank has " + MAX_ACCOUNTS + " accounts and opens no more");
        }
        return settle(deposit.account(), balance + deposit.amount());
    }

    private BankResult withdraw(Withdraw withdraw) {
        long balance = balance(withdraw.account());
        if (withdraw.amount() <= 0) {
            return new Refused("a withdrawal is positive, not " + withdraw.amount());
        }
        if (withdraw.amount() > balance) {
            return new Refused(withdraw.account() + " holds only " + balance);
        }
        return settle(withdraw.account(), balance - withdraw.amount());
    }

    private BankResult settle(String account, long balance) {
        accounts.put(account, balance);
        return new Holds(balance);
    }

    /** What an account holds. */
    long balance(String account) {
        Long balance = accounts.get(account);
        return balance == null ? 0 : balance;
    }
}

package org.jsyslab.clientserver.app;

import org.jsyslab.clientserver.rpc.BankCall;
import org.jsyslab.clientserver.rpc.BankResult.Holds;
import org.jsyslab.common.cli.OperationCommand;
import org.jsyslab.common.node.Operation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The bank's operations, as commands. */
final class AccountCommands {
    private AccountCommands() {}

    @Command(name = "deposit", description = "Adds money to an account.")
    static final class Deposit implements OperationCommand {
        @Parameters(paramLabel = "ACCOUNT")
        String account;

        @Parameters(paramLabel = "AMOUNT")
        long amount;

        @Override
        public Operation operation() {
            return new BankCall.Deposit(account, amount);
        }

        @Override
        public String show(Record result) {
            return holds(account, result);
        }
    }

    @Command(name = "withdraw", description = "Takes money from an account.")
    static final class Withdraw implements OperationCommand {
        @Parameters(paramLabel = "ACCOUNT")
        String account;

        @Parameters(paramLabel = "AMOUNT")
        long amount;

        @Override
        public Operation operation() {
            return new BankCall.Withdraw(account, amount);
        }

        @Override
        public String show(Record result) {
            return holds(account, result);
        }
    }

    @Command(name = "balance", description = "Shows what an account holds.")
    static final class Balance implements OperationCommand {
        @Parameters(paramLabel = "ACCOUNT")
        String account;

        @Override
        public Operation operation() {
            return new BankCall.Balance(account);
        }

        @Override
        public String show(Record result) {
            return holds(account, result);
        }
    }

    private static String holds(String account, Record result) {
        return account + " holds " + ((Holds) result).amount();
    }
}

package org.jsyslab.clientserver.experiment;

import org.jsyslab.clientserver.rpc.BankCall;
import org.jsyslab.clientserver.rpc.BankCall.Deposit;
import org.jsyslab.clientserver.rpc.BankCall.Withdraw;
import org.jsyslab.clientserver.rpc.BankResult.Holds;
import org.jsyslab.common.check.Call;
import org.jsyslab.common.check.Value;
import org.jsyslab.common.check.model.Counter;
import org.jsyslab.common.history.Translation;
import org.jsyslab.common.node.Operation;

/**
 * The bank as a checker sees it: each account is a {@link Counter}. A deposit adds, a withdrawal adds a negative
 * amount, and both tell the sum. A call that the bank refused was not done; whether it was right to refuse it is not
 * judged.
 */
public final class AccountsAsCounters implements Translation {

    @Override
    public Call call(Operation operation) {
        String account = ((BankCall) operation).account();
        if (operation instanceof Deposit deposit) {
            return Counter.addAndGet(account, deposit.amount());
        }
        if (operation instanceof Withdraw withdraw) {
            return Counter.addAndGet(account, -withdraw.amount());
        }
        return Counter.read(account);
    }

    @Override
    public Value result(Operation operation, Record result) {
        return Value.of(((Holds) result).amount());
    }
}

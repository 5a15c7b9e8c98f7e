package org.jsyslab.clientserver.app;

import java.util.List;
import java.util.function.LongFunction;
import org.jsyslab.clientserver.rpc.BankCall;
import org.jsyslab.common.runtime.http.HttpAnswer;
import org.jsyslab.common.runtime.http.HttpCall;
import org.jsyslab.common.runtime.http.Route;

/**
 * The bank by HTTP: {@code GET /accounts/alice}, {@code POST /accounts/alice/deposits?amount=5}, {@code POST
 * /accounts/alice/withdrawals?amount=5}. Each request is a call of its own: one sent again is another deposit.
 */
final class BankRoutes {
    private BankRoutes() {}

    static List<Route> all() {
        return List.of(
                new Route("GET", "/accounts/{name}", call -> new HttpAnswer.Ask(new BankCall.Balance(account(call)))),
                new Route(
                        "POST",
                        "/accounts/{name}/deposits",
                        call -> ask(call, amount -> new BankCall.Deposit(account(call), amount))),
                new Route(
                        "POST",
                        "/accounts/{name}/withdrawals",
                        call -> ask(call, amount -> new BankCall.Withdraw(account(call), amount))));
    }

    private static HttpAnswer ask(HttpCall call, LongFunction<BankCall> operation) {
        String amount = call.parameter("amount")
                .orElseThrow(() -> new IllegalArgumentException("say how much, as in ?amount=5"));
        try {
            return new HttpAnswer.Ask(operation.apply(Long.parseLong(amount)));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("an amount is a whole number, not '" + amount + "'", e);
        }
    }

    private static String account(HttpCall call) {
        return call.variable("name");
    }
}

package org.jsyslab.clientserver.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeMap;
import org.jsyslab.clientserver.rpc.BankCall.Balance;
import org.jsyslab.clientserver.rpc.BankCall.Deposit;
import org.jsyslab.clientserver.rpc.BankCall.Withdraw;
import org.jsyslab.clientserver.rpc.BankResult.Holds;
import org.jsyslab.clientserver.rpc.BankResult.Refused;
import org.jsyslab.common.disk.DurableState;
import org.jsyslab.common.grade.Part;
import org.jsyslab.common.grade.Points;
import org.jsyslab.common.node.OpId;
import org.jsyslab.common.runtime.LiveHeap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** The bank and the server's memory, one clause at a time. */
@Part("B Remote calls")
@Isolated("measures the heap")
class RpcServerTest {
    private final DurableState disk = new DurableState(change -> {});
    private final Bank bank = new Bank(disk.table("accounts"));

    @Test
    void depositsAndWithdrawalsAddUp() {
        assertThat(bank.execute(new Deposit("alice", 10))).isEqualTo(new Holds(10));
        assertThat(bank.execute(new Withdraw("alice", 4))).isEqualTo(new Holds(6));
        assertThat(bank.execute(new Balance("alice"))).isEqualTo(new Holds(6));
        assertThat(bank.execute(new Balance("nobody"))).isEqualTo(new Holds(0));
    }

    @Test
    void theBankRefusesNonsense() {
        bank.execute(new Deposit("rich", Long.MAX_VALUE));

        assertThat(bank.execute(new Deposit("alice", 0))).isInstanceOf(Refused.class);
        assertThat(bank.execute(new Deposit("alice", -1))).isInstanceOf(Refused.class);
        assertThat(bank.execute(new Deposit("rich", 1))).isEqualTo(new Refused("no account can hold so much"));
        assertThat(bank.execute(new Withdraw("alice", 1))).isEqualTo(new Refused("alice holds only 0"));
        assertThat(bank.execute(new Withdraw("alice", Long.MIN_VALUE))).isInstanceOf(Refused.class);
        assertThat(bank.execute(new Deposit("a".repeat(41), 1))).isInstanceOf(Refused.class);
        assertThat(bank.execute(new Deposit(" ", 1))).isInstanceOf(Refused.class);
    }

    @Test
    @Points(4)
    @DisplayName("the server remembers the last call of each client, also in its next life")
    void remembersTheLastCall() {
        DuplicateTable table = new DuplicateTable(disk.table("calls"), 10);
        table.remember(new OpId("c1", 1), new Holds(1));
        table.remember(new OpId("c2", 1), new Holds(2));
        table.remember(new OpId("c1", 2), new Holds(3));

        DuplicateTable next = new DuplicateTable(disk.table("calls"), 10);
        assertThat(next.lastCallOf(new OpId("c1", 1))).isEqualTo(new Executed(2, new Holds(3), 3));
        assertThat(next.lastCallOf(new OpId("c2", 1)).sequence()).isEqualTo(1);
        assertThat(next.lastCallOf(new OpId("c3", 1)).sequence()).isZero();
    }

    @Test
    @Points(3)
    @DisplayName("beyond its capacity the table forgets the clients that were silent longest")
    void forgetsTheMostSilent() {
        DuplicateTable table = new DuplicateTable(disk.table("calls"), 3);
        for (String client : "a b c a".split(" ")) {
            table.remember(new OpId(client, 1), new Holds(1));
        }
        table.remember(new OpId("d", 1), new Holds(1));

        assertThat(table.size()).isEqualTo(3);
        assertThat(table.lastCallOf(new OpId("a", 1)).sequence())
                .as("a called again, so b goes")
                .isEqualTo(1);
        assertThat(table.lastCallOf(new OpId("b", 1)).sequence()).isZero();
    }

    @Test
    @Points(4)
    @DisplayName("S8: a client costs the server at most 200 bytes of memory, however often it calls")
    void memoryPerClientIsBounded() {
        int clients = 100_000;
        DuplicateTable table = new DuplicateTable(disk.table("calls"), clients);
        double ours = bytesPerClient(
                clients, (client, call) -> table.remember(new OpId(identity(client), call), new Holds(call)));
        assertThat(table.size()).isEqualTo(clients);
        assertThat(ours).isBetween(50.0, 200.0);

        TreeMap<OpId, BankResult> everything = new TreeMap<>();
        double hoarding = bytesPerClient(
                clients, (client, call) -> everything.put(new OpId(identity(client), call), new Holds(call)));
        assertThat(everything).hasSize(3 * clients);
        assertThat(hoarding).as("a server that keeps all replies").isGreaterThan(200);
    }

    private interface Caller {
        void call(int client, int call);
    }

    /** Growth of the heap by the given number of clients with three calls each. */
    private static double bytesPerClient(int clients, Caller caller) {
        long before = LiveHeap.bytes();
        for (int call = 1; call <= 3; call++) {
            for (int client = 0; client < clients; client++) {
                caller.call(client, call);
            }
        }
        return (LiveHeap.bytes() - before) / (double) clients;
    }

    /** As long as the identities of real clients are. */
    private static String identity(int client) {
        return "c" + Long.toString((1L << 58) + client, Character.MAX_RADIX);
    }
}

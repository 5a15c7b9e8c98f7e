package org.jsyslab.common.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import org.jsyslab.common.node.Bytes;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.runtime.door.Limits;
import org.jsyslab.common.runtime.resp.RespCommands;
import org.jsyslab.common.runtime.resp.RespReply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RespDoorTest {
    private NodeProcess process;
    private Wire wire;

    @BeforeEach
    void start() {
        process = Echo.serverProcess("n1")
                .limits(Limits.DEFAULT.withBytes(10_000, 1_000, 1 << 20).withClients(1, 1))
                .client(Echo.client())
                .commands(RespDoorTest::decide)
                .start();
        wire = new Wire(process);
    }

    @AfterEach
    void stop() {
        wire.close();
        process.close();
    }

    private static RespCommands.Answer decide(String name, List<Bytes> arguments) {
        if (!name.equals("SAY")) {
            return RespCommands.Answer.unknown(name);
        }
        if (arguments.size() != 1) {
            return RespCommands.Answer.wrongArguments(name);
        }
        return new RespCommands.Answer.Ask(
                new Echo.SayIt(NodeId.of("n1"), arguments.get(0).toString()),
                said -> RespReply.Bulk.of(((Echo.EchoMessage.Said) said).text()));
    }

    @Test
    void anOperationGoesThroughAClientNode() {
        wire.send("*2\r\n$3\r\nSAY\r\n$5\r\nhello\r\n");
        assertThat(wire.line()).isEqualTo("$5");
        assertThat(wire.line()).isEqualTo("hello");

        wire.send("say inline\r\n");
        assertThat(wire.line()).isEqualTo("$6");
        assertThat(wire.line()).isEqualTo("inline");
    }

    @Test
    void aCommandMayComeByteByByte() {
        wire.drip(Bytes.utf8("*2\r\n$3\r\nSAY\r\n$2\r\n\r\n\r\n").toArray());

        assertThat(wire.line()).isEqualTo("$2");
        assertThat(wire.bytes(4)).containsExactly('\r', '\n', '\r', '\n');
    }

    @Test
    void pipelinedCommandsAreAnsweredInOrder() {
        StringBuilder commands = new StringBuilder();
        for (int i = 0; i < 1_000; i++) {
            commands.append(i % 2 == 0 ? "say w" + i + "\r\n" : "ping p" + i + "\r\n");
        }
        wire.send(commands.toString());

        for (int i = 0; i < 1_000; i++) {
            wire.line();
            assertThat(wire.line()).isEqualTo((i % 2 == 0 ? "w" : "p") + i);
        }
    }

    @Test
    void whatClientsExpectOfAnyServer() {
        assertThat(reply("PING")).isEqualTo("+PONG");
        assertThat(reply("CLIENT SETNAME me")).isEqualTo("+OK");
        assertThat(reply("HELLO 3")).startsWith("-NOPROTO");
        assertThat(reply("COMMAND")).isEqualTo("*0");
        assertThat(reply("CONFIG SET a b")).startsWith("-ERR");
        assertThat(reply("ECHO")).isEqualTo("-ERR wrong number of arguments for 'ECHO' command");
        assertThat(reply("FLUSHALL")).isEqualTo("-ERR unknown command 'FLUSHALL'");
        assertThat(reply("SAY")).startsWith("-ERR wrong number");
        assertThat(reply("CONFIG GET save")).isEqualTo("*2");
        assertThat(List.of(wire.line(), wire.line(), wire.line(), wire.line())).containsExactly("$4", "save", "$0", "");
        assertThat(reply("HELLO 2")).isEqualTo("*4");
        wire.send("QUIT\r\n");
        assertThat(wire.all()).endsWith(":2\r\n+OK\r\n");
    }

    @Test
    void anEmptyArrayAndAnEmptyLineAreNoCommands() {
        wire.send("*0\r\n\r\n*-1\r\nPING\r\n");
        assertThat(wire.line()).isEqualTo("+PONG");
    }

    @Test
    void howAnOperationEndedIsToldApart() {
        wire.send("*2\r\n$3\r\nSAY\r\n$0\r\n\r\n");
        assertThat(wire.line()).isEqualTo("-ERR nothing to say");
        long steps = (long) process.state().get("steps");

        wire.send("SAY silence\r\n");
        await().until(() -> (long) process.state().get("steps") > steps);
        process.remove(NodeId.of("n1/client-1"));
        assertThat(wire.line()).isEqualTo("-UNKNOWN n1/client-1 has left this process");
    }

    @Test
    void whenTooManyWaitTheNextIsToldSo() {
        try (Wire second = new Wire(process);
                Wire third = new Wire(process)) {
            List<Wire> all = List.of(wire, second, third);
            all.forEach(each -> each.send("SAY silence\r\n")); // one is carried out, one waits, one is too many

            await().until(() -> all.stream().anyMatch(Wire::hasInput));
            List<Wire> refused = all.stream().filter(Wire::hasInput).toList();
            assertThat(refused).hasSize(1);
            assertThat(refused.get(0).line()).startsWith("-ERR busy");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*1025\r\n",
                "*99999999999\r\n",
                "*-7\r\n",
                "*x\r\n",
                "*1\r\n*1\r\n$4\r\nPING\r\n",
                "*1\r\n$-1\r\n",
                "*1\r\n$10001\r\n",
                "*1\r\n$4\r\nPINGxx",
                "*1\r\nPING\r\n"
            })
    void aBrokenCommandEndsTheConnectionWithAnError(String command) {
        wire.send(command);

        assertThat(wire.line()).startsWith("-ERR Protocol error");
        assertThat(wire.isClosed()).isTrue();
    }

    @Test
    void anEndlessLineEndsTheConnection() {
        wire.send("PING\r\n" + "x".repeat(5_000));
        assertThat(wire.line()).isEqualTo("+PONG");
        assertThat(wire.line()).contains("too big a line");
    }

    private String reply(String command) {
        wire.send(command + "\r\n");
        return wire.line();
    }
}

package org.jsyslab.common.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jsyslab.common.node.Event;
import org.jsyslab.common.runtime.link.Addresses;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults ordered by HTTP, seen on messages that a client relays through n1 to n2. */
class FaultsTest {
    private static final String TOKEN = "s3cret";

    private final Map<String, String> book = new ConcurrentHashMap<>();
    private final Addresses addresses = node -> Optional.ofNullable(book.get(node.process()));
    private final List<String> recorded = Collections.synchronizedList(new ArrayList<>());
    private final NodeProcess n1 = server("n1");
    private final NodeProcess n2 = server("n2");
    private final Wire client = new Wire(n1);

    private NodeProcess server(String name) {
        NodeProcess process = Echo.serverProcess(name)
                .addresses(addresses)
                .token(TOKEN)
                .observe(this::record)
                .start();
        book.put(name, Echo.addressOf(process));
        return process;
    }

    private void record(Event event) {
        if (event.kind() == Event.Kind.FAULT) {
            recorded.add(event.node() + ": " + event.text());
        }
    }

    @AfterEach
    void stop() {
        client.close();
        n1.close();
        n2.close();
    }

    @Test
    void aCutLosesWhatGoesThereUntilItIsHealed() {
        assertThat(order(n1, "POST", "{\"n2\":{\"cut\":true}}")).contains("200 OK", "\"cut\":true");
        say("n2", "lost");
        await().until(() -> lost(n1).contains("n2={PARTITION=1}"));

        assertThat(order(n1, "DELETE", "")).contains("200 OK", "{}");
        say("n2", "arrives");
        assertThat(client.line()).contains("arrives");
    }

    @Test
    void everyOrderIsRecordedInWords() {
        order(n1, "POST", "{\"n2\":{\"cut\":true,\"cutFrom\":true},\"*\":{\"drop\":0.5,\"delayMillis\":20}}");
        order(n1, "POST", "{\"n2\":{\"cut\":false,\"duplicate\":0.1}}");
        order(n1, "DELETE", "");

        assertThat(recorded)
                .containsExactly(
                        "n1: * delay 20 ms, loss 0.5; n2 cut",
                        "n1: * delay 20 ms, loss 0.5; n2 cut from, duplication 0.1",
                        "n1: heal");
    }

    @Test
    void aCutInOneDirectionLetsTheOtherPass() {
        order(n2, "POST", "{\"n1\":{\"cut\":true}}"); // n2 hears n1, and its answers are lost
        say("n2", "heard");

        await().until(() -> lost(n2).contains("c1={PARTITION=1}"));
        assertThat(n2.state().get("stacks").toString()).contains("count=1");
    }

    @Test
    void aClientThatTakesNoOrdersCanBeCutOff() {
        order(n1, "POST", "{\"c1\":{\"cutFrom\":true}}");
        say("n1", "lost");
        await().until(() -> lost(n1).contains("c1={PARTITION=1}"));

        order(n1, "PUT", "{}");
        say("n1", "arrives");
        assertThat(client.line()).contains("arrives");
    }

    @Test
    void aMessageOfAClientThatTakesNoOrdersCanBeLost() {
        order(n1, "PUT", "{\"*\":{\"dropFrom\":1}}");
        say("n1", "lost");
        await().until(() -> lost(n1).contains("c1={LOSS=1}"));

        order(n1, "PUT", "{\"*\":{\"dropFrom\":0}}");
        say("n1", "arrives");
        assertThat(client.line()).contains("arrives");
    }

    @Test
    void aPartitionCutsTheGroupsFromEachOther() {
        String partition = "{\"partition\":[[\"n1\",\"n3\"],[\"n2\"]]}";
        assertThat(order(n1, "POST", partition)).contains("{\"n2\":{\"cut\":true,\"cutFrom\":true");
        assertThat(order(n2, "POST", partition)).contains("\"n1\":{\"cut\":true", "\"n3\":{\"cut\":true");

        order(n1, "POST", "{\"partition\":[[\"n1\",\"n2\",\"n3\"]]}");
        assertThat(order(n1, "GET", "")).endsWith("\r\n{}\n");
    }

    @Test
    void lossDuplicationAndDelayAreAsLikelyAsTold() {
        order(n1, "POST", "{\"n2\":{\"drop\":1}}");
        say("n2", "lost");
        await().until(() -> lost(n1).contains("n2={LOSS=1}"));

        order(n1, "PUT", "{\"n2\":{\"duplicate\":1}}");
        say("n2", "twice");
        assertThat(client.line()).contains("twice", "\"count\":1");
        assertThat(client.line()).contains("twice", "\"count\":2");

        order(n1, "PUT", "{\"*\":{\"delayMillis\":150}}");
        long begin = System.nanoTime();
        say("n2", "late");
        assertThat(client.line()).contains("late");
        assertThat(System.nanoTime() - begin).isGreaterThan(300_000_000L); // n1 to n2, and n1 to its client
    }

    @Test
    void anOrderForOneLinkLeavesTheOthersAsTheyAre() {
        order(n1, "POST", "{\"n2\":{\"delayMillis\":5}}");
        order(n1, "POST", "{\"n3\":{\"drop\":0.5},\"n2\":{\"cut\":true}}");

        assertThat(order(n1, "GET", ""))
                .contains("\"n2\":{\"cut\":true,\"cutFrom\":false,\"delayMillis\":5", "\"n3\":{\"cut\":false");
        assertThat(n1.state().get("faults").toString())
                .contains("n2={cut=true, cutFrom=false, delayMillis=5", "n3={cut=false");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"n2\":{\"drop\":2}}",
                "{\"n2\":{\"drop\":-0.1}}",
                "{\"n2\":{\"drop\":\"often\"}}",
                "{\"n2\":{\"delayMillis\":-1}}",
                "{\"n2\":{\"delayMillis\":999999999}}",
                "{\"n2\":{\"cut\":\"yes\"}}",
                "{\"n2\":{\"speed\":1}}",
                "{\"n3\":{\"cut\":true},\"n2\":7}",
                "[]",
                "nonsense",
                ""
            })
    void aBadOrderIsRefusedAndChangesNothing(String body) {
        assertThat(order(n1, "POST", body)).contains("400", "\"error\":");
        assertThat(order(n1, "GET", "")).endsWith("\r\n{}\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Authorization: Bearer s3cre\r\n",
                "Authorization: Bearer s3crett\r\n",
                "Authorization: s3cret\r\n"
            })
    void whoLacksTheTokenIsRefused(String header) {
        for (String method : new String[] {"GET", "POST", "PUT", "DELETE"}) {
            assertThat(request(n1, method, header, "{\"n2\":{\"cut\":true}}")).contains("401", "token");
        }
        assertThat(order(n1, "GET", "")).endsWith("\r\n{}\n");
    }

    @Test
    void aProcessWithoutATokenTakesNoOrdersAtAll() {
        try (NodeProcess process = Echo.serverProcess("n7").start()) {
            assertThat(request(process, "POST", "Authorization: Bearer null\r\n", "{}"))
                    .contains("401");
        }
    }

    private void say(String dest, String text) {
        client.send(
                "{\"src\":\"c1\",\"dest\":\"" + dest + "\",\"body\":{\"type\":\"Say\",\"text\":\"" + text + "\"}}\n");
    }

    private static String order(NodeProcess process, String method, String body) {
        return request(process, method, "Authorization: Bearer " + TOKEN + "\r\n", body);
    }

    private static String request(NodeProcess process, String method, String header, String body) {
        try (Wire wire = new Wire(process)) {
            wire.send(method + " /faults HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + header
                    + "Content-Length: " + body.length() + "\r\n\r\n" + body);
            return wire.all();
        }
    }

    private static String lost(NodeProcess process) {
        return process.state().get("lost").toString();
    }
}

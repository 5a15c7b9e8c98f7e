package org.jsyslab.common.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.runtime.door.Limits;
import org.jsyslab.common.runtime.http.Content;
import org.jsyslab.common.runtime.http.HttpAnswer;
import org.jsyslab.common.runtime.http.Route;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpDoorTest {
    private NodeProcess process;
    private Wire wire;

    @BeforeEach
    void start() {
        process = Echo.serverProcess("n1")
                .limits(Limits.DEFAULT.withBytes(10_000, 1_000, 1 << 20))
                .client(Echo.client())
                .route(new Route(
                        "POST",
                        "/say/{text}",
                        call -> new HttpAnswer.Ask(new Echo.SayIt(NodeId.of("n1"), call.variable("text")))))
                .route(new Route(
                        "GET",
                        "/number",
                        call -> HttpAnswer.ok(
                                Integer.parseInt(call.parameter("n").orElse("0")))))
                .route(new Route("PUT", "/same", call -> HttpAnswer.ok(Content.of(call.body()))))
                .start();
        wire = new Wire(process);
    }

    @AfterEach
    void stop() {
        wire.close();
        process.close();
    }

    @Test
    void theStateOfEachStackIsToldAsJson() {
        assertThat(get("/state"))
                .contains(
                        "200 OK",
                        "\"node\":\"n1\"",
                        "\"incarnation\":1",
                        "\"n1\":{\"role\":\"server\"}",
                        "\"forces\":0");
    }

    @Test
    void metricsAreToldToPrometheus() {
        assertThat(get("/metrics"))
                .contains(
                        "text/plain; version=0.0.4",
                        "# HELP jsyslab_forces_total Times that the disk was forced.\n"
                                + "# TYPE jsyslab_forces_total counter\njsyslab_forces_total 0\n",
                        "jsyslab_incarnation 1\n",
                        "jsyslab_observed_info{node=\"n1\",name=\"role\",value=\"server\"} 1\n");
    }

    @Test
    void aRouteMayBecomeAClientOperation() {
        assertThat(request("POST", "/say/hello%20you", "")).contains("200 OK", "\"text\":\"hello you\"");
        assertThat(request("POST", "/say/", "")).contains("409", "nothing to say");
    }

    @Test
    void anAnswerMayBeBytes() {
        assertThat(request("PUT", "/same", "not\nJSON"))
                .contains("content-type: application/octet-stream", "content-length: 8")
                .endsWith("not\nJSON");
    }

    @Test
    void aConnectionServesManyRequestsAlsoByteByByteAndAllAtOnce() {
        String one = "GET /number?n=1 HTTP/1.1\r\nHost: localhost\r\n\r\n";
        wire.drip(one.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(answer()).endsWith("1");
        wire.send(one + one.replace("n=1", "n=2") + one.replace("n=1", "n=3"));
        assertThat(answer()).endsWith("1");
        assertThat(answer()).endsWith("2");
        assertThat(answer()).endsWith("3");
    }

    @Test
    void errorsAreClear() {
        assertThat(get("/nothing")).contains("404", "there is nothing at /nothing");
        assertThat(get("/say/x")).contains("405", "/say/x takes POST");
        assertThat(get("/number?n=x")).contains("400", "\"error\":");
        assertThat(request("POST", "/say/x", "y".repeat(1_001))).contains("413");
    }

    @Test
    void whatIsNotHttpIsSaidSo() {
        wire.send("GET  HTTP/1.x\r\nHost localhost\r\n\r\n");
        assertThat(wire.all()).contains("400");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: evil.example",
                "Host: evil.example:80",
                "Host: 127.0.0.1.evil.example",
                "Host: localhost.evil.example",
                "Host: localhost@evil.example",
                "Host: 192.168.1.7",
                "Host: ",
                "Host: localhost\r\nOrigin: http://evil.example",
                "Host: localhost\r\nOrigin: null",
                "Host: localhost\r\nOrigin: file://localhost"
            })
    void aForeignHostOrOriginIsRefused(String headers) {
        wire.send("GET /state HTTP/1.1\r\n" + headers + "\r\n\r\n");

        assertThat(wire.all()).contains("403").doesNotContain("incarnation");
    }

    @Test
    void aRefusalNamesTheHeaderThatIsWrong() {
        assertThat(refusalOf("Host: evil.example\r\nOrigin: http://localhost"))
                .contains("Host is not this machine: evil.example");
        assertThat(refusalOf("Host: localhost\r\nOrigin: http://evil.example"))
                .contains("Origin is not this machine: http://evil.example")
                .doesNotContain("Host is");
        assertThat(refusalOf("X: y")).contains("one Host header; this one has 0");
    }

    private String refusalOf(String headers) {
        try (Wire fresh = new Wire(process)) {
            return fresh.send("GET /state HTTP/1.1\r\n" + headers + "\r\n\r\n").all();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: localhost",
                "Host: LOCALHOST:7101",
                "Host: 127.0.0.1:7101",
                "Host: 127.0.0.2",
                "Host: [::1]:7101",
                "Host: localhost\r\nOrigin: http://localhost:8080",
                "Host: localhost\r\nOrigin: https://127.0.0.1"
            })
    void thisMachineIsServed(String headers) {
        wire.send("GET /state HTTP/1.1\r\nConnection: close\r\n" + headers + "\r\n\r\n");

        assertThat(wire.all()).contains("200 OK", "incarnation");
    }

    @Test
    void theTraceIsFollowedAsItHappens() {
        wire.send("GET /trace HTTP/1.1\r\nHost: localhost\r\n\r\n");
        assertThat(wire.line()).contains("200");
        try (Wire other = new Wire(process)) {
            other.send("{\"body\":{\"type\":\"Say\",\"text\":\"seen\"}}\n");
            assertThat(other.line()).contains("\"id\":\"n1.1-1\"");
        }
        String line = wire.line();
        while (!line.contains("\"k\":\"recv\"")) {
            line = wire.line();
        }
        assertThat(line).startsWith("data: {").contains("\"node\":\"n1\"", "seen");
    }

    private String get(String path) {
        return request("GET", path, "");
    }

    private String request(String method, String path, String body) {
        try (Wire fresh = new Wire(process)) {
            fresh.send(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: "
                    + body.length() + "\r\n\r\n" + body);
            return fresh.all();
        }
    }

    /** The next answer on the connection that is kept, without the last line end. */
    private String answer() {
        int length = 0;
        for (String line = wire.line(); !line.isEmpty(); line = wire.line()) {
            if (line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length: ")) {
                length = Integer.parseInt(line.substring(16));
            }
        }
        return new String(wire.bytes(length), java.nio.charset.StandardCharsets.UTF_8).strip();
    }
}

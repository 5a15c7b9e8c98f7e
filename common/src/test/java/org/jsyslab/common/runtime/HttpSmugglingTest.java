package org.jsyslab.common.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.runtime.HttpAttacks.Attack;
import org.jsyslab.common.runtime.door.Limits;
import org.jsyslab.common.runtime.http.HttpAnswer;
import org.jsyslab.common.runtime.http.Route;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests hidden in others: each attack gets one clear refusal and the end of its connection, and nothing more. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HttpSmugglingTest {
    private static final String NAME = "smuggling";
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 ([0-9]{3}) ");
    private static final String LAST = "GET /last HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    private static final String POST = "POST /echo HTTP/1.1\r\nHost: localhost\r\n";

    private final AtomicInteger smuggled = new AtomicInteger();
    private NodeProcess process;

    @BeforeAll
    void start() {
        process = Echo.serverProcess(NAME)
                .limits(Limits.DEFAULT.withBytes(10_000, 1_000, 1 << 20))
                .client(Echo.client())
                .token("secret")
                .route(new Route("POST", "/echo", call -> HttpAnswer.ok(call.body())))
                .route(new Route("GET", "/last", call -> HttpAnswer.ok("last")))
                .route(new Route("GET", "/smuggled", call -> HttpAnswer.ok("smuggled" + smuggled.incrementAndGet())))
                .route(new Route(
                        "GET",
                        "/say/{text}",
                        call -> new HttpAnswer.Ask(new Echo.SayIt(NodeId.of(NAME), call.variable("text")))))
                .start();
    }

    @AfterAll
    void stop() {
        process.close();
    }

    static List<Attack> attacks() {
        return HttpAttacks.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attacks")
    void anAttackGetsOneRefusalAndTheEndOfItsConnection(Attack attack) {
        int before = smuggled.get();
        assertThat(wrong(attack, answerTo(attack.bytes().toArray()))).isNull();
        assertThat(smuggled).hasValue(before);
    }

    @Test
    void theyLeaveAFewLinesInTheLogAndANodeThatServes() {
        try (ProcessLog log = ProcessLog.of(NAME)) {
            attacks().forEach(attack -> answerTo(attack.bytes().toArray()));
            log.assertModest();
            assertThat(log.lines()).anySatisfy(line -> assertThat(line).contains("not HTTP"));
        }
        assertThat(answersTo(LAST)).containsExactly("\"last\"");
    }

    @Test
    void whatIsUnusualButClearIsAnsweredOnce() {
        String chunks = POST + "Transfer-Encoding: %s\r\n\r\n5%s\r\n12345\r\n0\r\n%s\r\n";
        for (String lawful : List.of(
                POST + "Content-Length:5\r\n\r\n12345",
                POST + "Content-Length: \t5 \r\n\r\n12345",
                POST + "Content-Length: 0005\r\n\r\n12345",
                POST + "X: folded\r\n lines\r\nContent-Length: 5\r\n\r\n12345",
                POST + "Content_Length: 50\r\nContent-Length: 5\r\n\r\n12345",
                "\r\n\r\n" + POST + "Content-Length: 5\r\n\r\n12345",
                chunks.formatted("chunked", "", ""),
                chunks.formatted("\tCHUNKED\t", ";name=value", ""),
                chunks.formatted("chunked", "", "Content-Length: 50\r\nTransfer-Encoding: x\r\nHost: evil\r\n"))) {
            assertThat(answersTo(lawful + LAST)).as(lawful).containsExactly("\"12345\"", "\"last\"");
        }
    }

    @Test
    void aBodyThatLooksLikeARequestIsABody() {
        String body = HttpAttacks.SMUGGLED.replace("\r\n", "\\r\\n");
        int before = smuggled.get();

        String length = POST + "Content-Length: " + HttpAttacks.SMUGGLED.length() + "\r\n\r\n" + HttpAttacks.SMUGGLED;
        assertThat(answersTo(length + LAST)).containsExactly('"' + body + '"', "\"last\"");
        String get = length.replace("POST /echo", "GET /last");
        assertThat(answersTo(get + LAST)).containsExactly("\"last\"", "\"last\"");
        assertThat(smuggled).hasValue(before);
    }

    @Test
    void whatFollowsTheBodyIsTheNextRequest() {
        String one = POST + "Content-Length: 5\r\n\r\n12345";
        assertThat(answersTo(one + one + LAST)).containsExactly("\"12345\"", "\"12345\"", "\"last\"");
        assertThat(answersTo(one + "6789\r\n\r\n" + LAST))
                .hasSize(2)
                .last()
                .asString()
                .contains("not HTTP");
    }

    @Test
    void aTrailerOpensNoDoor() {
        String faults =
                "POST /faults HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n";
        assertThat(answersTo(faults + "Authorization: Bearer secret\r\n\r\n" + LAST))
                .hasSize(2)
                .first()
                .asString()
                .contains("needs the run's token");
    }

    @Test
    void aRefusalWaitsForTheAnswersBeforeIt() {
        String slow = "GET /say/slow HTTP/1.1\r\nHost: localhost\r\n\r\n";
        for (String refused : List.of("GET /%zz HTTP/1.1\r\n\r\n", POST + "Content-Length: 5000\r\n\r\n")) {
            assertThat(answersTo(slow + refused + HttpAttacks.SMUGGLED))
                    .satisfiesExactly(
                            first -> assertThat(first).contains("\"text\":\"slow\""),
                            second -> assertThat(second).contains("error"));
        }
    }

    @Test
    void nothingIsDoneBehindTheLastRequest() {
        int before = smuggled.get();
        String last = "GET /say/slow HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

        assertThat(answersTo(last + HttpAttacks.SMUGGLED)).hasSize(1);
        assertThat(answersTo(LAST + HttpAttacks.SMUGGLED)).hasSize(1);
        assertThat(smuggled).hasValue(before);
    }

    /** The tests above are tests: doors that leave one of the two checks out are seen through. */
    @Test
    void aDoorWithoutItsChecksWouldBeCaught() {
        assertThat(letThrough(new HttpDecoderConfig()
                        .setStrictLineParsing(false)
                        .setValidateHeaders(false)
                        .setUseRfc9112TransferEncoding(false)
                        .setAllowDuplicateContentLengths(true)))
                .contains(
                        "the same length twice",
                        "a length, then chunks",
                        "bare line feeds",
                        "a bare line feed behind a header",
                        "a bare line feed behind the head",
                        "NUL in a header");
        assertThat(letThrough(new HttpDecoderConfig()))
                .contains(
                        "Transfer-Encoding 'identity, chunked'",
                        "Transfer-Encoding, then another chunked",
                        "the target 'http://evil.example/smuggled'",
                        "the target '/%zz'",
                        "a tunnel",
                        "HTTP/3.0",
                        "no Host",
                        "two Hosts",
                        "a second Origin")
                .doesNotContain("two lengths", "bare line feeds");
    }

    /** The attacks that a door answers as if they were requests, which relies on a decoder set up like this. */
    private static List<String> letThrough(HttpDecoderConfig decoder) {
        List<String> names = new ArrayList<>();
        for (Attack attack : attacks()) {
            EmbeddedChannel channel = new EmbeddedChannel(
                    new HttpServerCodec(decoder.clone()), new HttpObjectAggregator(1_000, true), new Careless());
            channel.writeInbound(Unpooled.wrappedBuffer(attack.bytes().toArray()));
            StringBuilder answer = new StringBuilder();
            for (ByteBuf part = channel.readOutbound(); part != null; part = channel.readOutbound()) {
                answer.append(part.toString(StandardCharsets.ISO_8859_1));
                part.release();
            }
            if (answer.indexOf("HTTP/1.1 200") >= 0) {
                names.add(attack.name());
            }
            channel.finishAndReleaseAll();
        }
        return names;
    }

    /** Refuses what the decoder refuses, and answers the rest. */
    private static final class Careless extends SimpleChannelInboundHandler<FullHttpRequest> {
        @Override
        protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
            boolean bad = request.decoderResult().isFailure();
            var status = bad ? HttpResponseStatus.BAD_REQUEST : HttpResponseStatus.OK;
            var text = Unpooled.copiedBuffer("{\"error\":\"x\"}", StandardCharsets.UTF_8);
            var answer = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, text);
            answer.headers().setInt("content-length", text.readableBytes());
            var written = context.writeAndFlush(answer);
            if (bad) {
                written.addListener(ChannelFutureListener.CLOSE);
            }
        }
    }

    /** What is wrong with the answer to an attack; null if it is one clear refusal. */
    private static String wrong(Attack attack, String answer) {
        List<String> statuses =
                STATUS.matcher(answer).results().map(found -> found.group(1)).toList();
        if (!statuses.equals(List.of(Integer.toString(attack.status())))) {
            return "answered with " + statuses + ": " + answer;
        }
        return answer.contains("{\"error\":\"") && answer.strip().endsWith("\"}") ? null : "no clear error: " + answer;
    }

    private String answerTo(byte[] request) {
        try (Wire wire = new Wire(process)) {
            return wire.send(request).all();
        }
    }

    /** The bodies of all answers, until the connection ends. */
    private List<String> answersTo(String requests) {
        String all = answerTo(requests.getBytes(StandardCharsets.ISO_8859_1));
        List<String> bodies = new ArrayList<>();
        for (String answer : all.split("HTTP/1\\.1 ")) {
            int body = answer.indexOf("\r\n\r\n");
            if (body >= 0) {
                bodies.add(answer.substring(body + 4).strip());
            }
        }
        return bodies;
    }
}

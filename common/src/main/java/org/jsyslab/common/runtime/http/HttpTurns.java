package org.jsyslab.common.runtime.http;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.util.Map;
import org.jsyslab.common.codec.JsonValues;
import org.jsyslab.common.node.Bytes;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.Outcome;
import org.jsyslab.common.runtime.door.LastWords;
import org.jsyslab.common.runtime.door.Turns;
import org.jsyslab.common.runtime.loop.ClientPool;

/** The requests of one HTTP connection, answered in order. */
final class HttpTurns {

    /** A request and whether others may follow it, or the end of the connection. */
    private sealed interface Turn {
        record Request(HttpCall call, boolean keepAlive) implements Turn {}

        record End(Refusal refusal) implements Turn {}
    }

    private final Channel channel;
    private final NodeId name;
    private final Routes routes;
    private final ClientPool clients;
    private final TraceFeed trace;
    private final Turns<Turn> turns;
    private boolean closing;

    HttpTurns(Channel channel, NodeId name, Routes routes, ClientPool clients, TraceFeed trace) {
        this.channel = channel;
        this.name = name;
        this.routes = routes;
        this.clients = clients;
        this.trace = trace;
        this.turns = new Turns<>(channel, this::begin);
    }

    NodeId name() {
        return name;
    }

    /** Whether the last request has come: nothing behind it is one. */
    boolean isClosing() {
        return closing;
    }

    void add(HttpCall call, boolean keepAlive) {
        closing = !keepAlive;
        turns.add(new Turn.Request(call, keepAlive));
    }

    /** Ends the connection with an error, after the answers to the requests that came before. */
    void refuse(Refusal refusal) {
        closing = true;
        turns.add(new Turn.End(refusal));
    }

    void proceed() {
        turns.proceed();
    }

    void endOfRead() {
        turns.endOfRead();
    }

    private void begin(Turn turn) {
        if (turn instanceof Turn.End end) {
            end(end.refusal());
        } else if (turn instanceof Turn.Request request) {
            begin(request);
        }
    }

    private void begin(Turn.Request turn) {
        HttpCall call = turn.call();
        if (call.path().equals(TraceFeed.PATH) && call.method().equals("GET")) {
            closing = true; // the feed takes the connection over
            if (!trace.subscribe(channel)) {
                end(new Refusal(503, "too many follow the trace"));
            }
            return;
        }
        HttpAnswer answer = answer(call);
        if (answer instanceof HttpAnswer.Ask ask) {
            if (!clients.invoke(name, ask.operation(), outcome -> finish(turn, answerTo(outcome, ask)))) {
                finish(turn, new HttpAnswer.Now(503, Map.of("error", "busy: too many operations wait; try again")));
            }
        } else if (answer instanceof HttpAnswer.Now now) {
            finish(turn, now);
        }
    }

    private HttpAnswer answer(HttpCall call) {
        try {
            return routes.answer(call);
        } catch (IllegalArgumentException e) {
            return HttpAnswer.refused(400, String.valueOf(e.getMessage()));
        }
    }

    private static HttpAnswer.Now answerTo(Outcome outcome, HttpAnswer.Ask ask) {
        if (outcome instanceof Outcome.Ok ok) {
            return ask.answer().apply(ok.result());
        } else if (outcome instanceof Outcome.Failed failed) {
            return new HttpAnswer.Now(409, Map.of("error", failed.reason()));
        }
        return new HttpAnswer.Now(504, Map.of("unknown", ((Outcome.Unknown) outcome).reason()));
    }

    private void end(Refusal refusal) {
        respond(refusal.status(), Map.of("error", refusal.reason()), false);
    }

    private void finish(Turn.Request turn, HttpAnswer.Now answer) {
        respond(answer.status(), answer.value(), turn.keepAlive());
        turns.done();
    }

    private void respond(int status, Object value, boolean keepAlive) {
        Content content = value instanceof Content written ? written : json(value);
        Bytes body = content.bytes();
        FullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(status), Unpooled.wrappedBuffer(body.buffer()));
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, content.type())
                .set("X-Content-Type-Options", "nosniff")
                .setInt(HttpHeaderNames.CONTENT_LENGTH, body.length());
        if (keepAlive) {
            channel.write(response);
            return;
        }
        response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        LastWords.say(channel, response);
    }

    private static Content json(Object value) {
        return new Content("application/json", Bytes.utf8(JsonValues.text(value) + "\n"));
    }
}

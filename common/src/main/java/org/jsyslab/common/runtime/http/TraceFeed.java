package org.jsyslab.common.runtime.http;

import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jsyslab.common.node.Event;
import org.jsyslab.common.node.Observer;
import org.jsyslab.common.runtime.loop.Recorder;

/**
 * The trace of a running process as server-sent events ({@code curl -N …/trace}; a browser's EventSource). Who reads
 * too slowly misses lines, and is told how many. While nobody follows, nothing is traced.
 */
public final class TraceFeed {
    static final String PATH = "/trace";
    private static final int MAX_FOLLOWERS = 8;

    private final Recorder recorder;
    private final Function<Event, String> line;
    private final Observer publisher = this::publish;
    /** Who follows, with the number of lines missed since the last one that went out. */
    private final Map<Channel, Long> missed = new LinkedHashMap<>();

    /**
     * A feed that nobody follows.
     *
     * @param line the JSON of one event, without a line end
     */
    public TraceFeed(Recorder recorder, Function<Event, String> line) {
        this.recorder = recorder;
        this.line = line;
    }

    /** Sends all events to a channel from now on, until it closes; false if too many follow already. */
    boolean subscribe(Channel channel) {
        if (missed.size() >= MAX_FOLLOWERS) {
            return false;
        }
        HttpResponse head = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
        head.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.TEXT_EVENT_STREAM)
                .set(HttpHeaderNames.CACHE_CONTROL, HttpHeaderValues.NO_CACHE)
                .set(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
        channel.writeAndFlush(head);
        if (missed.isEmpty()) {
            recorder.add(publisher);
        }
        missed.put(channel, 0L);
        channel.closeFuture().addListener(closed -> unsubscribe(channel));
        return true;
    }

    private void unsubscribe(Channel channel) {
        missed.remove(channel);
        if (missed.isEmpty()) {
            recorder.remove(publisher);
        }
    }

    private void publish(Event event) {
        String text = line.apply(event);
        List.copyOf(missed.keySet()).forEach(channel -> send(channel, text));
    }

    private void send(Channel channel, String text) {
        long gap = missed.get(channel);
        if (!channel.isWritable()) {
            missed.put(channel, gap + 1);
            return;
        }
        if (gap > 0) {
            missed.put(channel, 0L);
            write(channel, "event: missed\ndata: " + gap + "\n\n");
        }
        write(channel, "data: " + text + "\n\n");
    }

    private static void write(Channel channel, String text) {
        channel.writeAndFlush(new DefaultHttpContent(ByteBufUtil.writeUtf8(channel.alloc(), text)));
    }
}

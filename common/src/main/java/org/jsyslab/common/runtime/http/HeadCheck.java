package org.jsyslab.common.runtime.http;

import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.net.SocketAddress;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Refuses heads that two readers could understand differently, for that is how one request is smuggled inside another
 * (RFC 9112, section 11.2), and heads that ask for what this server does not do. What Netty's decoder can see it
 * refuses by itself: two lengths, a length beside chunks, odd numbers, spaces before colons, line ends that are none.
 *
 * <p>Left out: absolute-form targets, which a server ought to take. No client sends them but to a proxy.
 */
final class HeadCheck {
    /** What cannot stand in a request target: anything but visible ASCII, a fragment, half an escape. */
    private static final Pattern NOT_IN_TARGET = Pattern.compile("[^!-~]|#|%(?![0-9A-Fa-f]{2})");

    private final OriginCheck origins;
    private final int maxBody;

    HeadCheck(OriginCheck origins, int maxBody) {
        this.origins = origins;
        this.maxBody = maxBody;
    }

    /** The strictest decoder, whatever the system properties of Netty say. */
    static HttpDecoderConfig decoder() {
        return new HttpDecoderConfig()
                .setValidateHeaders(true)
                .setStrictLineParsing(true)
                .setUseRfc9112TransferEncoding(true)
                .setAllowDuplicateContentLengths(false);
    }

    /**
     * Why the request may not be answered; null if it may.
     *
     * @param local the address by which it came
     */
    Refusal refusal(HttpRequest request, SocketAddress local) {
        if (request.decoderResult().isFailure()) {
            return unreadable(request.decoderResult().cause());
        } else if (request.protocolVersion().majorVersion() != 1) {
            return new Refusal(505, "this is HTTP/1.1, not " + request.protocolVersion());
        } else if (!request.uri().startsWith("/")
                || NOT_IN_TARGET.matcher(request.uri()).find()) {
            return new Refusal(
                    400, "a request is for a path such as /state, other characters as %20, not for " + request.uri());
        }
        Refusal unclear = unclearHeader(request.headers());
        return unclear == null ? unwanted(request, local) : unclear;
    }

    private static Refusal unreadable(Throwable cause) {
        int status = cause instanceof TooLongHttpLineException
                ? 414
                : cause instanceof TooLongHttpHeaderException ? 431 : 400;
        return new Refusal(status, "not HTTP: " + cause.getMessage());
    }

    private static Refusal unclearHeader(HttpHeaders headers) {
        int hosts = headers.getAll(HttpHeaderNames.HOST).size();
        if (hosts != 1) {
            return new Refusal(400, "a request has one Host header; this one has " + hosts);
        }
        List<String> codings = headers.getAll(HttpHeaderNames.TRANSFER_ENCODING);
        if (codings.isEmpty() || (codings.size() == 1 && codings.get(0).equalsIgnoreCase("chunked"))) {
            return null;
        }
        return new Refusal(501, "the only Transfer-Encoding here is chunked, not " + String.join(", ", codings));
    }

    private Refusal unwanted(HttpRequest request, SocketAddress local) {
        String stranger = origins.refusal(request.headers(), local);
        if (stranger != null) {
            return new Refusal(403, stranger);
        } else if (HttpUtil.getContentLength(request, 0L) > maxBody) {
            return tooLong(maxBody);
        }
        String expected = request.headers().get(HttpHeaderNames.EXPECT, "100-continue");
        return expected.equalsIgnoreCase("100-continue")
                ? null
                : new Refusal(417, "the only Expect here is 100-continue, not " + expected);
    }

    static Refusal tooLong(int maxBody) {
        return new Refusal(413, "a body of over " + maxBody + " bytes");
    }
}

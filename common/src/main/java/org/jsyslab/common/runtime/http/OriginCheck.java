package org.jsyslab.common.runtime.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.util.NetUtil;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.util.Locale;

/**
 * Refuses requests that a browser was tricked into: a page of another site that names this process by a name of its own
 * (DNS rebinding shows in Host), or that calls it by address (shows in Origin).
 */
final class OriginCheck {
    private final String boundName;

    /**
     * A check.
     *
     * @param boundName what the process was told to bind: a name or an address
     */
    OriginCheck(String boundName) {
        this.boundName = boundName.toLowerCase(Locale.ROOT);
    }

    /** Whether the request may be answered; {@code local} is the address by which it came. */
    boolean allows(HttpRequest request, SocketAddress local) {
        String host = request.headers().get(HttpHeaderNames.HOST);
        String origin = request.headers().get(HttpHeaderNames.ORIGIN);
        return host != null
                && request.headers().getAll(HttpHeaderNames.HOST).size() == 1
                && isOurs(hostOf("http://" + host), local)
                && (origin == null || isOurs(hostOf(origin), local));
    }

    private boolean isOurs(String host, SocketAddress local) {
        if (host == null) {
            return false;
        }
        String name = host.toLowerCase(Locale.ROOT);
        return name.equals("localhost")
                || name.equals(boundName)
                || isLoopback(name)
                || (local instanceof InetSocketAddress address
                        && name.equals(address.getAddress().getHostAddress()));
    }

    private static boolean isLoopback(String name) {
        return name.equals("::1") || (NetUtil.isValidIpV4Address(name) && name.startsWith("127."));
    }

    /** The host of a URL without brackets; null if it is none. */
    private static String hostOf(String url) {
        try {
            URI parsed = URI.create(url);
            boolean web = "http".equals(parsed.getScheme()) || "https".equals(parsed.getScheme());
            return web && parsed.getHost() != null ? parsed.getHost().replaceAll("^\\[|]$", "") : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}

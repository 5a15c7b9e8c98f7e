package org.jsyslab.common.runtime.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
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

    /**
     * Why the request may not be answered, naming the header; null if it may.
     *
     * @param local the address by which it came
     */
    String refusal(HttpHeaders headers, SocketAddress local) {
        String host = headers.get(HttpHeaderNames.HOST, "");
        if (!isOurs(hostOf("http://" + host), local)) {
            return "Host is not this machine: " + host;
        }
        for (String origin : headers.getAll(HttpHeaderNames.ORIGIN)) {
            if (!isOurs(hostOf(origin), local)) {
                return "Origin is not this machine: " + origin;
            }
        }
        return null;
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

    /** The host, without brackets, of a URL that has nothing else but perhaps a port; null if it is none. */
    private static String hostOf(String url) {
        try {
            URI parsed = URI.create(url);
            boolean web = "http".equals(parsed.getScheme()) || "https".equals(parsed.getScheme());
            boolean bare = parsed.getRawUserInfo() == null
                    && parsed.getRawPath().isEmpty()
                    && parsed.getRawQuery() == null
                    && parsed.getRawFragment() == null;
            return web && bare && parsed.getHost() != null ? parsed.getHost().replaceAll("^\\[|]$", "") : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}

package org.jsyslab.common.runtime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jsyslab.common.node.Bytes;

/** Requests in which two readers see different things, or which are too much, and what their sender must be told. */
final class HttpAttacks {
    /** What an attacker hides behind a request: no answer may ever be the answer to this one. */
    static final String SMUGGLED = "GET /smuggled HTTP/1.1\r\nHost: localhost\r\n\r\n";

    private static final String HOST = "Host: localhost\r\n";
    private static final String POST = "POST /echo HTTP/1.1\r\n" + HOST;
    private static final String CHUNKED = POST + "Transfer-Encoding: chunked\r\n\r\n";

    /**
     * One attack.
     *
     * @param name says what is wrong with it
     * @param status of the one answer, behind which the connection ends
     */
    record Attack(String name, Bytes bytes, int status) {
        @Override
        public String toString() {
            return name + " -> " + status;
        }
    }

    private final List<Attack> attacks = new ArrayList<>();

    private HttpAttacks() {}

    static List<Attack> all() {
        HttpAttacks all = new HttpAttacks();
        all.lengths();
        all.chunks();
        all.codings();
        all.lines();
        all.targets();
        all.versions();
        all.strangers();
        all.sizes();
        return all.attacks;
    }

    private void add(String name, int status, String text) {
        attacks.add(new Attack(name, Bytes.of(text.getBytes(StandardCharsets.ISO_8859_1)), status));
    }

    private void lengths() {
        add(
                "a length, then chunks",
                400,
                POST + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + SMUGGLED);
        add(
                "chunks, then a length",
                400,
                POST + "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n" + SMUGGLED);
        add("two lengths", 400, POST + "Content-Length: 5\r\nContent-Length: 0\r\n\r\n12345" + SMUGGLED);
        add("the same length twice", 400, POST + "Content-Length: 5\r\nContent-Length: 5\r\n\r\n12345" + SMUGGLED);
        for (String length : List.of(
                "5, 0",
                "5,5",
                "+5",
                "-5",
                "-0",
                "0x5",
                "5 5",
                "5.0",
                "5e0",
                "5;",
                "1_0",
                "",
                "five",
                "\u00b5",
                "99999999999999999999")) {
            add("the length '" + length + "'", 400, POST + "Content-Length: " + length + "\r\n\r\n12345" + SMUGGLED);
        }
        add("a length with a vertical tab", 400, POST + "Content-Length: 5\u000b\r\n\r\n12345" + SMUGGLED);
        add("a folded length", 400, POST + "Content-Length:\r\n 5\r\n\r\n12345" + SMUGGLED);
        add("a length without a colon", 400, POST + "Content-Length 5\r\n\r\n12345" + SMUGGLED);
    }

    private void chunks() {
        for (String size : List.of(
                "-1",
                "+5",
                "0x5",
                "5 ",
                " 5",
                "",
                "zz",
                "5g",
                "80000000",
                "FFFFFFFF",
                "7FFFFFFFFFFFFFFF",
                "10000000000000005")) {
            add("a chunk of size '" + size + "'", 400, CHUNKED + size + "\r\n12345\r\n0\r\n\r\n" + SMUGGLED);
        }
        add("a chunk that ends with a line feed", 400, CHUNKED + "5\r\n12345\n0\r\n\r\n" + SMUGGLED);
        add("a chunk size that ends with a line feed", 400, CHUNKED + "5\n12345\n0\n\n" + SMUGGLED);
        add("a chunk that is longer than it says", 400, CHUNKED + "5\r\n12345X0\r\n\r\n" + SMUGGLED);
        add("a line feed in a chunk extension", 400, CHUNKED + "5;a\nb\r\n12345\r\n0\r\n\r\n" + SMUGGLED);
        add(
                "a chunk extension without end",
                400,
                CHUNKED + "5;" + "x".repeat(20_000) + "\r\n12345\r\n0\r\n\r\n" + SMUGGLED);
        add("a trailer without end", 400, CHUNKED + "0\r\nX: " + "y".repeat(20_000) + "\r\n\r\n" + SMUGGLED);
        add(
                "chunks that together are too long",
                413,
                CHUNKED + ("12c\r\n" + "x".repeat(300) + "\r\n").repeat(4) + "0\r\n\r\n" + SMUGGLED);
    }

    private void codings() {
        for (String coding : List.of(
                "xchunked",
                "chunked, identity",
                "chunked, chunked",
                "gzip",
                "identity",
                "",
                "\"chunked\"",
                "chunked;q=1",
                "chunked\u000b")) {
            add("Transfer-Encoding '" + coding + "'", 400, coded("Transfer-Encoding: " + coding + "\r\n"));
        }
        for (String coding : List.of("identity, chunked", "gzip, chunked", ",chunked", "chunked,")) {
            add("Transfer-Encoding '" + coding + "'", 501, coded("Transfer-Encoding: " + coding + "\r\n"));
        }
        add("a tab before the colon of Transfer-Encoding", 400, coded("Transfer-Encoding\t: chunked\r\n"));
        add("a folded Transfer-Encoding", 400, coded("Transfer-Encoding:\r\n chunked\r\n"));
        add(
                "Transfer-Encoding chunked, then another",
                400,
                coded("Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n"));
        add(
                "Transfer-Encoding, then another chunked",
                501,
                coded("Transfer-Encoding: identity\r\nTransfer-Encoding: chunked\r\n"));
        add(
                "chunks in HTTP/1.0",
                400,
                coded("Transfer-Encoding: chunked\r\n")
                        .replace("/1.1\r\nHost: localhost\r\nT", "/1.0\r\nHost: localhost\r\nT"));
    }

    private static String coded(String header) {
        return POST + header + "\r\n5\r\n12345\r\n0\r\n\r\n" + SMUGGLED;
    }

    private void lines() {
        add("a space before the colon", 400, POST + "Content-Length : 5\r\n\r\n12345" + SMUGGLED);
        add("a header without a name", 400, POST + ": 5\r\n\r\n" + SMUGGLED);
        add("a first header that is folded", 400, "POST /echo HTTP/1.1\r\n X: y\r\n" + HOST + "\r\n" + SMUGGLED);
        add("bare line feeds", 400, "GET /echo HTTP/1.1\nHost: localhost\n\n" + SMUGGLED);
        add("a bare line feed behind a header", 400, POST + "X: y\nContent-Length: 5\r\n\r\n12345" + SMUGGLED);
        add("a bare line feed behind the head", 400, POST + "Content-Length: 5\r\n\n12345" + SMUGGLED);
        add("bare carriage returns", 400, "GET /echo HTTP/1.1\rHost: localhost\r\r" + SMUGGLED);
        add("a bare carriage return in a header", 400, POST + "X: y\rContent-Length: 5\r\n\r\n12345" + SMUGGLED);
        add("a second carriage return", 400, POST + "X: y\r\r\nContent-Length: 5\r\n\r\n12345" + SMUGGLED);
        add("NUL in a header", 400, POST + "X: a\0b\r\n\r\n" + SMUGGLED);
        add("NUL in the name of a header", 400, POST + "X\0: ab\r\n\r\n" + SMUGGLED);
        add("a control character in a header", 400, POST + "X: a\u0001b\r\n\r\n" + SMUGGLED);
        add("a control character in the method", 400, "G\u0001T /echo HTTP/1.1\r\n" + HOST + "\r\n" + SMUGGLED);
        add(
                "control characters before the request",
                400,
                "\u0001\u0002GET /echo HTTP/1.1\r\n" + HOST + "\r\n" + SMUGGLED);
    }

    private void targets() {
        for (String target : List.of(
                "http://localhost/smuggled",
                "http://evil.example/smuggled",
                "localhost:80",
                "*",
                "echo",
                "/echo#smuggled",
                "/%zz",
                "/echo?x=%2",
                "/%",
                "/\u00e4",
                "/a\0b",
                "/echo x")) {
            add("the target '" + target + "'", 400, "GET " + target + " HTTP/1.1\r\n" + HOST + "\r\n" + SMUGGLED);
        }
        add("a tunnel", 400, "CONNECT localhost:80 HTTP/1.1\r\n" + HOST + "\r\n" + SMUGGLED);
    }

    private void versions() {
        add("HTTP/0.9 with a version", 505, "GET /echo HTTP/0.9\r\n\r\n" + SMUGGLED);
        add("the preface of HTTP/2", 505, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + SMUGGLED);
        add("HTTP/3.0", 505, "GET /echo HTTP/3.0\r\n" + HOST + "\r\n" + SMUGGLED);
        add("HTTP/1.10", 400, "GET /echo HTTP/1.10\r\n" + HOST + "\r\n" + SMUGGLED);
        add("HTTP/1.1x", 400, "GET /echo HTTP/1.1x\r\n" + HOST + "\r\n" + SMUGGLED);
    }

    private void strangers() {
        add("no Host", 400, "GET /echo HTTP/1.1\r\n\r\n" + SMUGGLED);
        add("no Host in HTTP/1.0", 400, "GET /echo HTTP/1.0\r\n\r\n" + SMUGGLED);
        add("two Hosts", 400, "GET /echo HTTP/1.1\r\n" + HOST + HOST + "\r\n" + SMUGGLED);
        add("a Host with a user", 403, "GET /echo HTTP/1.1\r\nHost: evil@localhost\r\n\r\n" + SMUGGLED);
        add("a Host with a path", 403, "GET /echo HTTP/1.1\r\nHost: localhost/evil\r\n\r\n" + SMUGGLED);
        add("a Host with a wrong port", 403, "GET /echo HTTP/1.1\r\nHost: localhost:99999999999\r\n\r\n" + SMUGGLED);
        add(
                "a second Origin",
                403,
                "GET /echo HTTP/1.1\r\n" + HOST + "Origin: http://localhost\r\nOrigin: http://evil.example\r\n\r\n"
                        + SMUGGLED);
        add("an Expect of something else", 417, POST + "Expect: 200-ok\r\nContent-Length: 5\r\n\r\n12345" + SMUGGLED);
    }

    private void sizes() {
        add(
                "a huge header",
                431,
                "GET /echo HTTP/1.1\r\n" + HOST + "X: " + "y".repeat(100_000) + "\r\n\r\n" + SMUGGLED);
        add("very many headers", 431, "GET /echo HTTP/1.1\r\n" + HOST + "X: y\r\n".repeat(20_000) + "\r\n" + SMUGGLED);
        add("a huge target", 414, "GET /" + "y".repeat(100_000) + " HTTP/1.1\r\n" + HOST + "\r\n" + SMUGGLED);
        add("a length over the limit", 413, POST + "Content-Length: 1001\r\n\r\n" + SMUGGLED.repeat(50));
        add("the greatest length", 413, POST + "Content-Length: 9223372036854775807\r\n\r\n" + SMUGGLED);
        add(
                "a length over the limit, announced",
                413,
                POST + "Expect: 100-continue\r\nContent-Length: 1001\r\n\r\n" + SMUGGLED);
    }
}

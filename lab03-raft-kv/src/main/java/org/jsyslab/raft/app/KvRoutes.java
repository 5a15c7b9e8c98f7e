package org.jsyslab.raft.app;

import java.util.List;
import java.util.Map;
import org.jsyslab.common.node.Bytes;
import org.jsyslab.common.runtime.http.Content;
import org.jsyslab.common.runtime.http.HttpAnswer;
import org.jsyslab.common.runtime.http.HttpCall;
import org.jsyslab.common.runtime.http.Route;
import org.jsyslab.raft.kv.KvOperation;
import org.jsyslab.raft.kv.KvRead.Get;
import org.jsyslab.raft.kv.KvRead.ListPrefix;
import org.jsyslab.raft.kv.KvResult.Counted;
import org.jsyslab.raft.kv.KvResult.Found;
import org.jsyslab.raft.kv.KvWrite.Delete;
import org.jsyslab.raft.kv.KvWrite.Put;

/**
 * The store by HTTP: {@code GET}, {@code PUT} and {@code DELETE /kv/{key}}, whose bodies are the bytes of the value,
 * and {@code GET /kv?prefix=user:&limit=10}. A key with a slash in it is not to be had in this way.
 */
final class KvRoutes {
    private KvRoutes() {}

    static List<Route> all() {
        return List.of(
                new Route(
                        "GET",
                        "/kv/{key}",
                        call -> new HttpAnswer.Ask(new Get(key(call)), result -> found(call, result))),
                new Route("PUT", "/kv/{key}", call -> new HttpAnswer.Ask(new Put(key(call), call.body()))),
                new Route("DELETE", "/kv/{key}", call -> new HttpAnswer.Ask(new Delete(key(call)), KvRoutes::deleted)),
                new Route("GET", "/kv", call -> new HttpAnswer.Ask(list(call))));
    }

    private static Bytes key(HttpCall call) {
        return Bytes.utf8(call.variable("key"));
    }

    private static HttpAnswer.Now found(HttpCall call, Record result) {
        return ((Found) result)
                .value()
                .map(value -> HttpAnswer.ok(Content.of(value)))
                .orElseGet(() -> HttpAnswer.refused(404, call.variable("key") + " holds nothing"));
    }

    private static HttpAnswer.Now deleted(Record result) {
        return HttpAnswer.ok(Map.of("deleted", ((Counted) result).number()));
    }

    private static ListPrefix list(HttpCall call) {
        String limit = call.parameter("limit").orElse("" + KvOperation.MAX_KEYS);
        try {
            return new ListPrefix(Bytes.utf8(call.parameter("prefix").orElse("")), Integer.parseInt(limit));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("a limit is a whole number, not '" + limit + "'", e);
        }
    }
}

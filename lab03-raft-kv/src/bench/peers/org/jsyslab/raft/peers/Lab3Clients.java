package org.jsyslab.raft.peers;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsyslab.common.node.Bytes;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.Operation;
import org.jsyslab.common.node.Outcome;
import org.jsyslab.common.runtime.NodeProcess;
import org.jsyslab.common.runtime.link.Addresses;
import org.jsyslab.raft.Role;
import org.jsyslab.raft.admin.AdminClient;
import org.jsyslab.raft.admin.AdminMessage;
import org.jsyslab.raft.admin.AdminOperation.Inspect;
import org.jsyslab.raft.admin.AdminResult.ServerStatus;
import org.jsyslab.raft.kv.KvClient;
import org.jsyslab.raft.kv.KvMessage;
import org.jsyslab.raft.kv.KvRead.Get;
import org.jsyslab.raft.kv.KvResult.Found;
import org.jsyslab.raft.kv.KvWrite.Put;
import org.jsyslab.raft.kv.Patience;
import org.jsyslab.raft.scenario.SimulatedStore;
import peers.HookTarget;
import peers.api.Cluster;

/** The harness's clients as client nodes of one process of ours, which share its connections. */
public final class Lab3Clients implements HookTarget.Adapter {
    private final AtomicInteger names = new AtomicInteger();
    private NodeProcess process;
    private List<NodeId> servers;

    private synchronized NodeProcess process(Cluster cluster) {
        if (process == null) {
            Map<String, String> addresses = new TreeMap<>();
            servers = new ArrayList<>();
            cluster.nodes().forEach(node -> {
                addresses.put("n" + node.id(), "127.0.0.1:" + node.clientPort());
                servers.add(NodeId.of("n" + node.id()));
            });
            process = NodeProcess.of(NodeId.of("bench"), SimulatedStore.SCHEMA)
                    .addresses(Addresses.listed(addresses, Addresses.none()))
                    .start();
            process.host(
                    NodeId.of("bench/admin"),
                    stack -> stack.add(
                            new AdminClient(stack.env(AdminMessage.class), servers, Duration.ofMillis(500))));
        }
        return process;
    }

    @Override
    public peers.api.KvClient connect(Cluster cluster) {
        NodeProcess clients = process(cluster);
        NodeId name = NodeId.of("bench/" + names.incrementAndGet());
        Patience patience = Patience.DEFAULT.upTo(Duration.ofMillis(cluster.timeoutMs()));
        clients.host(name, stack -> stack.add(new KvClient(stack.env(KvMessage.class), servers, patience)));
        return new peers.api.KvClient() {
            @Override
            public void put(String key, byte[] value) throws Exception {
                ask(clients, name, new Put(Bytes.utf8(key), Bytes.of(value)));
            }

            @Override
            public byte[] get(String key) throws Exception {
                Found found = (Found) ask(clients, name, new Get(Bytes.utf8(key)));
                return found.value().map(Bytes::toArray).orElse(null);
            }

            @Override
            public void close() {
                clients.remove(name);
            }
        };
    }

    @Override
    public int leader(Cluster cluster) throws Exception {
        NodeProcess clients = process(cluster);
        for (NodeId server : servers) {
            try {
                ServerStatus status = (ServerStatus) ask(clients, NodeId.of("bench/admin"), new Inspect(server));
                if (status.role() == Role.LEADER) {
                    return Integer.parseInt(server.name().substring(1));
                }
            } catch (IllegalStateException e) {
                // this one does not answer; the next one may
            }
        }
        return -1;
    }

    private static Record ask(NodeProcess clients, NodeId client, Operation operation) throws Exception {
        Outcome outcome = clients.invoke(client, operation).toCompletableFuture().get(20, TimeUnit.SECONDS);
        if (outcome instanceof Outcome.Ok ok) {
            return ok.result();
        }
        throw new IllegalStateException(outcome.toString());
    }
}

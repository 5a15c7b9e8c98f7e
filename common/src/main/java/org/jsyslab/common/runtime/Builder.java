package org.jsyslab.common.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jsyslab.common.codec.Schema;
import org.jsyslab.common.disk.NodeDisk;
import org.jsyslab.common.node.Message;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.Observer;
import org.jsyslab.common.node.Stack;
import org.jsyslab.common.runtime.door.Limits;
import org.jsyslab.common.runtime.http.Route;
import org.jsyslab.common.runtime.link.Addresses;
import org.jsyslab.common.runtime.link.Form;
import org.jsyslab.common.runtime.link.WireForms;
import org.jsyslab.common.runtime.loop.VolatileDisk;
import org.jsyslab.common.runtime.loop.Workers;
import org.jsyslab.common.runtime.resp.RespCommands;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a process is made of. All but its name and its records has a default: a client without port and disk. */
public final class Builder {
    private static final Logger LOG = LoggerFactory.getLogger(NodeProcess.class);

    private final NodeId self;
    private final Schema schema;
    private final Map<NodeId, Stack.Assembly> stacks = new LinkedHashMap<>();
    private final List<Observer> observers = new ArrayList<>();
    private final List<Route> routes = new ArrayList<>();
    private final Workers workers = new Workers();
    private Settings.Listening listensAt;
    private Addresses addresses = Addresses.none();
    private NodeDisk disk = new VolatileDisk();
    private Form form = Form.BINARY;
    private Set<Class<? extends Message>> datagrams = Set.of();
    private boolean wireLogged;
    private Limits limits = Limits.DEFAULT;
    private String token;
    private Duration slowStep = Duration.ofMillis(100);
    private Consumer<Throwable> onFailure = this::logFailure;
    private Stack.Assembly client;
    private RespCommands commands = RespCommands.NONE;

    Builder(NodeId self, Schema schema) {
        this.self = self;
        this.schema = schema;
    }

    /** Listens on a port; 0 takes a free one. */
    public Builder listen(String host, int port) {
        listensAt = new Settings.Listening(host, port);
        return this;
    }

    /** Where the other processes listen. */
    public Builder addresses(Addresses value) {
        addresses = value;
        return this;
    }

    /** Keeps durable state there; the process closes it. */
    public Builder disk(NodeDisk value) {
        disk = value;
        return this;
    }

    /** The form of messages on connections that this process opens. */
    public Builder wire(Form value) {
        form = value;
        return this;
    }

    /**
     * Messages of these types go as UDP datagrams, in JSON, to processes that have an address: the honest model of
     * loss. They arrive at the number of the port at which this process listens; all others of the cluster must say the
     * same.
     */
    public Builder datagrams(Collection<Class<? extends Message>> types) {
        datagrams = Set.copyOf(types);
        return this;
    }

    /** Logs every message that comes or goes, as JSON. */
    public Builder logWire(boolean value) {
        wireLogged = value;
        return this;
    }

    /** What others can make this process hold. */
    public Builder limits(Limits value) {
        limits = value;
        return this;
    }

    /** The run's secret: who presents it may put faults on links. Without one nobody may. */
    public Builder token(String value) {
        token = value;
        return this;
    }

    /** Tells {@code observer} every event, on the loop's thread. */
    public Builder observe(Observer observer) {
        observers.add(observer);
        return this;
    }

    /** Which code does which work. */
    public Workers workers() {
        return workers;
    }

    /** A step that takes longer than this (100 ms by default) is logged. */
    public Builder slowStep(Duration value) {
        slowStep = value;
        return this;
    }

    /**
     * Called on the loop's thread after the process stopped because a handler or the disk failed: to say so, or to
     * exit. Without a hook there is a line in the log.
     */
    public Builder onFailure(Consumer<Throwable> hook) {
        onFailure = hook;
        return this;
    }

    /** A stack that lives here from the start. */
    public Builder host(NodeId name, Stack.Assembly assembly) {
        stacks.put(name, assembly);
        return this;
    }

    /** How the client nodes are built that carry out the operations of the Redis and HTTP doors. */
    public Builder client(Stack.Assembly assembly) {
        client = assembly;
        return this;
    }

    /** What to answer to Redis commands. */
    public Builder commands(RespCommands value) {
        commands = value;
        return this;
    }

    /** One more HTTP route. */
    public Builder route(Route route) {
        routes.add(route);
        return this;
    }

    /**
     * Starts the process: its stacks have begun, and its port is open, when this returns.
     *
     * @throws IllegalArgumentException if a stack is not sound
     * @throws java.io.UncheckedIOException if the port cannot be opened
     */
    public NodeProcess start() {
        NodeProcess process = new NodeProcess(new Settings(
                self,
                listensAt,
                addresses,
                disk,
                new WireForms(schema, form, wireLogged),
                datagrams,
                limits,
                token,
                List.copyOf(observers),
                new LinkedHashMap<>(stacks),
                workers,
                slowStep,
                onFailure,
                client,
                commands,
                List.copyOf(routes)));
        process.start();
        return process;
    }

    private void logFailure(Throwable failure) {
        LOG.error("{} stops: {}", self, failure.getMessage(), failure);
    }
}

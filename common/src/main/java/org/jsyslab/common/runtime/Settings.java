package org.jsyslab.common.runtime;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jsyslab.common.disk.NodeDisk;
import org.jsyslab.common.node.Message;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.Observer;
import org.jsyslab.common.node.Stack;
import org.jsyslab.common.runtime.door.Limits;
import org.jsyslab.common.runtime.http.Route;
import org.jsyslab.common.runtime.link.Addresses;
import org.jsyslab.common.runtime.link.WireForms;
import org.jsyslab.common.runtime.loop.Workers;
import org.jsyslab.common.runtime.resp.RespCommands;

/**
 * What a {@link Builder} gathered.
 *
 * @param listensAt where to listen; null for a process that does not
 * @param datagrams the types of messages that go as datagrams
 * @param token the run's secret; null if there is none
 * @param client how the client nodes of the doors are built; null if there are none
 */
record Settings(
        NodeId self,
        Listening listensAt,
        Addresses addresses,
        NodeDisk disk,
        WireForms wire,
        Set<Class<? extends Message>> datagrams,
        Limits limits,
        String token,
        List<Observer> observers,
        Map<NodeId, Stack.Assembly> stacks,
        Workers workers,
        Duration slowStep,
        Consumer<Throwable> onFailure,
        Stack.Assembly client,
        RespCommands commands,
        List<Route> routes) {

    /**
     * Where a process listens.
     *
     * @param host a name or address of this machine
     * @param port 0 for any free one
     */
    record Listening(String host, int port) {}
}

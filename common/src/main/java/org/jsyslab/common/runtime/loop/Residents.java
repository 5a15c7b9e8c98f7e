package org.jsyslab.common.runtime.loop;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jsyslab.common.node.Message;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.Stack;

/** The stacks that live in this process, by name. They may come and go while it runs. */
public final class Residents {
    private final StepLoop loop;
    private final Map<NodeId, ProcessWorld> worlds = new HashMap<>();

    Residents(StepLoop loop) {
        this.loop = loop;
    }

    /**
     * Builds a stack; its first step is queued before any other event can reach it.
     *
     * @throws IllegalArgumentException if a stack of that name lives here, or the assembly is not sound
     */
    public void add(NodeId name, Stack.Assembly assembly) {
        if (worlds.containsKey(name)) {
            throw new IllegalArgumentException(name.name() + " already lives in this process");
        }
        loop.refreshNow();
        ProcessWorld world = new ProcessWorld(name, loop);
        world.assemble(assembly);
        worlds.put(name, world);
        loop.add(new Step.Start(world));
    }

    /**
     * Ends a stack: it hears and does nothing from now on. Its durable state stays. Nothing happens if there is none.
     */
    public void remove(NodeId name) {
        ProcessWorld world = worlds.remove(name);
        if (world != null) {
            world.end();
        }
        loop.askers().abandon(name, name.name() + " has left this process");
    }

    /** Whether a stack of that name lives here. */
    public boolean has(NodeId name) {
        return worlds.containsKey(name);
    }

    /** Whether a stack of that name lives here and answers such messages. */
    public boolean understands(NodeId name, Message message) {
        ProcessWorld world = worlds.get(name);
        return world != null && world.understands(message);
    }

    /** What each stack reported about itself, by its name. */
    public SortedMap<NodeId, Map<String, Object>> observed() {
        SortedMap<NodeId, Map<String, Object>> observed = new TreeMap<>();
        worlds.forEach((name, world) -> observed.put(name, Collections.unmodifiableMap(world.observed())));
        return observed;
    }

    ProcessWorld world(NodeId name) {
        return worlds.get(name);
    }

    void clear() {
        List<ProcessWorld> all = new ArrayList<>(worlds.values());
        worlds.clear();
        all.forEach(ProcessWorld::end);
    }
}

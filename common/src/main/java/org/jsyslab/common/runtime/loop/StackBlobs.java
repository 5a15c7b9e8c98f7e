package org.jsyslab.common.runtime.loop;

import java.util.SortedSet;
import java.util.TreeSet;
import org.jsyslab.common.node.Blobs;
import org.jsyslab.common.node.Bytes;
import org.jsyslab.common.node.NodeId;

/** The blobs of one stack among those of its process, under a prefix that no other stack's names can begin with. */
final class StackBlobs implements Blobs {
    private final String prefix;
    private final Blobs all;

    StackBlobs(NodeId self, Blobs all) {
        // Without this escape, blob 3/x of n1 and blob x of n1/3 would be one.
        this.prefix = self.name().replace("_", "__").replace("/", "_.") + "/";
        this.all = all;
    }

    @Override
    public void create(String name) {
        all.create(prefix + name);
    }

    @Override
    public void append(String name, Bytes bytes) {
        all.append(prefix + name, bytes);
    }

    @Override
    public void seal(String name) {
        all.seal(prefix + name);
    }

    @Override
    public Bytes read(String name, long offset, int length) {
        return all.read(prefix + name, offset, length);
    }

    @Override
    public void delete(String name) {
        all.delete(prefix + name);
    }

    @Override
    public long size(String name) {
        return all.size(prefix + name);
    }

    @Override
    public boolean isSealed(String name) {
        return all.isSealed(prefix + name);
    }

    @Override
    public SortedSet<String> names(String namePrefix) {
        SortedSet<String> names = new TreeSet<>();
        all.names(prefix + namePrefix).forEach(name -> names.add(name.substring(prefix.length())));
        return names;
    }
}

package org.jsyslab.common.runtime.loop;

import java.io.ByteArrayOutputStream;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jsyslab.common.node.Blobs;
import org.jsyslab.common.node.Bytes;

/** Blobs in memory. */
final class VolatileBlobs implements Blobs {

    private static final class Blob {
        private final ByteArrayOutputStream content = new ByteArrayOutputStream();
        private boolean sealed;
    }

    private final SortedMap<String, Blob> blobs = new TreeMap<>();

    @Override
    public void create(String name) {
        if (blobs.putIfAbsent(name, new Blob()) != null) {
            throw new IllegalStateException("blob " + name + " exists");
        }
    }

    @Override
    public void append(String name, Bytes bytes) {
        Blob blob = existing(name);
        if (blob.sealed) {
            throw new IllegalStateException("blob " + name + " is sealed");
        }
        blob.content.writeBytes(bytes.toArray());
    }

    @Override
    public void seal(String name) {
        existing(name).sealed = true;
    }

    @Override
    public Bytes read(String name, long offset, int length) {
        byte[] content = existing(name).content.toByteArray();
        int from = (int) Math.min(offset, content.length);
        return Bytes.of(content, from, Math.min(length, content.length - from));
    }

    @Override
    public void delete(String name) {
        blobs.remove(name);
    }

    @Override
    public long size(String name) {
        Blob blob = blobs.get(name);
        return blob == null ? -1 : blob.content.size();
    }

    @Override
    public boolean isSealed(String name) {
        Blob blob = blobs.get(name);
        return blob != null && blob.sealed;
    }

    @Override
    public SortedSet<String> names(String prefix) {
        SortedSet<String> names = new TreeSet<>(blobs.tailMap(prefix).keySet());
        names.removeIf(name -> !name.startsWith(prefix));
        return names;
    }

    private Blob existing(String name) {
        Blob blob = blobs.get(name);
        if (blob == null) {
            throw new IllegalStateException("there is no blob " + name);
        }
        return blob;
    }
}

package org.jsyslab.common.disk;

import io.netty.buffer.ByteBuf;

/** Writes changes into the record of the present step. The counterpart of {@link LogReader}. */
final class LogWriter {
    private final PendingSteps pending;
    private final ValueCodec codec;

    LogWriter(PendingSteps pending, ValueCodec codec) {
        this.pending = pending;
        this.codec = codec;
    }

    /** Bytes of the present step's record so far. */
    int size() {
        return pending.openBytes();
    }

    /** Says what the number of {@code named} means. */
    void declare(Named named) {
        ByteBuf out = begin(LogFormat.DECLARED, named);
        LogFormat.writeText(named.kind().name(), out);
        LogFormat.writeText(named.name(), out);
        LogFormat.writeText(named.fingerprint(), out);
        named.declared();
    }

    void set(Named cell, Object value) {
        writeValue(cell.values(), value, begin(LogFormat.SET, cell));
    }

    void entry(Named journal, long index, Object entry) {
        ByteBuf out = begin(LogFormat.ENTRY, journal);
        LogFormat.writeNumber(index, out);
        writeValue(journal.values(), entry, out);
    }

    void truncatedFrom(Named journal, long index) {
        LogFormat.writeNumber(index, begin(LogFormat.TRUNCATED, journal));
    }

    void discardedThrough(Named journal, long index) {
        LogFormat.writeNumber(index, begin(LogFormat.DISCARDED, journal));
    }

    void put(Named table, Object key, Object value) {
        ByteBuf out = begin(LogFormat.PUT, table);
        writeValue(table.keys(), key, out);
        writeValue(table.values(), value, out);
    }

    void removed(Named table, Object key) {
        writeValue(table.keys(), key, begin(LogFormat.REMOVED, table));
    }

    void blob(String name, BlobState blob) {
        ByteBuf out = begin(LogFormat.BLOB);
        LogFormat.writeText(name, out);
        LogFormat.writeNumber(blob.number(), out);
        LogFormat.writeNumber(blob.length(), out);
        out.writeInt(blob.tailChecksum()).writeBoolean(blob.sealed());
    }

    void blobDeleted(String name) {
        LogFormat.writeText(name, begin(LogFormat.BLOB_DELETED));
    }

    void opened(int incarnation) {
        LogFormat.writeNumber(incarnation, begin(LogFormat.OPENED));
    }

    void based(long segment) {
        LogFormat.writeNumber(segment, begin(LogFormat.BASED));
    }

    void closed() {
        begin(LogFormat.CLOSED);
    }

    private ByteBuf begin(int kind) {
        return pending.step().writeByte(kind);
    }

    private ByteBuf begin(int kind, Named named) {
        ByteBuf out = begin(kind);
        LogFormat.writeNumber(named.id(), out);
        return out;
    }

    private void writeValue(Class<?> type, Object value, ByteBuf out) {
        int start = out.writerIndex();
        out.writeInt(0);
        if (value instanceof Raw raw) {
            out.writeBytes(raw.bytes().buffer());
        } else {
            codec.write(type, value, out);
        }
        out.setInt(start, out.writerIndex() - start - Integer.BYTES);
    }
}

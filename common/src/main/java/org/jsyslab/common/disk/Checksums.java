package org.jsyslab.common.disk;

import io.netty.buffer.ByteBuf;
import java.util.zip.CRC32C;

/** CRC32C, which processors compute at memory speed. */
final class Checksums {
    private Checksums() {}

    /** The checksum of {@code length} bytes of {@code bytes}, from the absolute index {@code start}. */
    static int crc32c(ByteBuf bytes, int start, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes.nioBuffer(start, length));
        return (int) crc.getValue();
    }
}

package org.jsyslab.common.disk;

/**
 * What the log says of a blob.
 *
 * @param number names its files; never used twice
 * @param length bytes
 * @param tailChecksum CRC32C of the bytes after the last whole block, 0 if there are none
 * @param sealed whether it can change no more
 */
record BlobState(long number, long length, int tailChecksum, boolean sealed) {}

/**
 * How records become bytes and back: one derivation from the sealed records of a protocol, two forms, JSON for people
 * and binary for speed.
 *
 * <p>Open first: {@link org.jsyslab.common.codec.Schema}.
 */
package org.jsyslab.common.codec;

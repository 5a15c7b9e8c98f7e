package org.jsyslab.common.codec;

/** A shape whose values can be the keys of a map, which are texts in JSON. */
sealed interface KeyShape extends Shape permits BytesShape, EnumShape, Primitive, TextShape, TimeShape {

    /** The value as the name of a JSON field. */
    String toKey(Object value);

    /**
     * Reads what {@link #toKey} wrote.
     *
     * @throws RuntimeException if it is something else
     */
    Object fromKey(String key);
}

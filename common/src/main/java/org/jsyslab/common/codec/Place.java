package org.jsyslab.common.codec;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Where in a JSON text a reader is, so that an error can say so: {@code body.entries[3].term}.
 *
 * @param parent the place one level up, or null at the top
 * @param field the name of a field, or null in a list
 * @param index the position in a list
 * @param depth how many records and collections are round it
 */
record Place(Place parent, String field, int index, int depth) {
    private static final int SHOWN = 60;

    static Place top(String name) {
        return new Place(null, name, 0, 0);
    }

    Place field(String name) {
        return new Place(this, name, 0, depth + 1);
    }

    Place element(int position) {
        return new Place(this, null, position, depth + 1);
    }

    /** Refuses a record or collection at this place if there are too many round it, as {@link Wire#nested} does. */
    void checkNesting() {
        if (depth >= Shape.MAX_NESTING) {
            throw new MalformedMessageException("nested deeper than " + Shape.MAX_NESTING + " levels");
        }
    }

    MalformedMessageException error(String reason) {
        return new MalformedMessageException(this + ": " + reason);
    }

    MalformedMessageException unexpected(String expected, JsonNode found) {
        return error("expected " + expected + ", found " + show(found));
    }

    @Override
    public String toString() {
        String step = field == null ? "[" + index + "]" : field;
        return parent == null ? step : parent + (field == null ? "" : ".") + step;
    }

    private static String show(JsonNode found) {
        if (found.isMissingNode()) {
            return "nothing";
        }
        return found.isObject() ? "an object" : found.isArray() ? "a list" : cut(found.toString());
    }

    /** The text, or its beginning if it is long: errors are one line. */
    static String cut(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}

package org.jsyslab.common.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsyslab.common.node.Invoke;
import org.jsyslab.common.node.Outcome;

/**
 * One of several records. In JSON an object with a field {@code type} in front. In binary a sealed interface writes the
 * position of the record among its cases. An open interface ({@code Message}, {@code Command}) has as many cases as the
 * schema has records of it, which may be more here than at a peer; so it writes four bytes of the record's fingerprint,
 * by which a peer with another version of that record also notices the difference.
 */
final class UnionShape implements Shape {
    /** The field that names the record. */
    static final String TYPE = "type";

    private static final Set<String> ALWAYS_LOCAL = Stream.concat(
                    Stream.of(Invoke.class), Arrays.stream(Outcome.class.getPermittedSubclasses()))
            .map(Class::getSimpleName)
            .collect(Collectors.toUnmodifiableSet());

    private final Class<?> type;
    private final Map<String, Member> byName = new TreeMap<>();
    private final Map<Integer, Member> byTag = new LinkedHashMap<>();
    private final Map<Class<?>, Integer> tags = new HashMap<>();

    UnionShape(Class<?> type) {
        this.type = type;
    }

    /** Completes this shape; a step of its own, since a case may contain the union. */
    void complete(List<Member> members) {
        members.forEach(this::add);
        if (!isOpen()) {
            members.forEach(member -> tag(byTag.size(), member));
        }
    }

    /** Numbers the cases of an open interface; the last step, since it needs the complete shapes of all. */
    void number() {
        byName.values().forEach(member -> tag(Fingerprint.tag(member), member));
    }

    private void add(Member member) {
        if (member instanceof RecordShape data && data.components().has(TYPE)) {
            throw new IllegalArgumentException(data.typeName() + ".type: the JSON form of " + typeName()
                    + " needs this name for itself; rename the component");
        }
        byName.put(member.typeName(), member);
    }

    private void tag(int tag, Member member) {
        Member other = byTag.putIfAbsent(tag, member);
        if (other != null) {
            throw new IllegalArgumentException(other.typeName() + " and " + member.typeName()
                    + " have the same fingerprint by chance; rename a component of one");
        }
        tags.put(member.type(), tag);
    }

    boolean isEmpty() {
        return byName.isEmpty();
    }

    /** Whether the cases depend on the schema rather than on the interface. */
    boolean isOpen() {
        return !type.isSealed();
    }

    Class<?> type() {
        return type;
    }

    @Override
    public void writeJson(Object value, JsonGenerator out) throws IOException {
        Member member = byTag.get(tagOf(value));
        out.writeStartObject();
        out.writeStringField(TYPE, member.typeName());
        member.writeFields(value, out);
        out.writeEndObject();
    }

    @Override
    public Object readJson(JsonNode json, Place place) {
        if (!json.isObject()) {
            throw place.unexpected(expected(), json);
        }
        JsonNode name = json.get(TYPE);
        if (name == null || !name.isTextual()) {
            throw place.error("expected a field \"type\" with one of " + known());
        }
        Member member = byName.get(name.textValue());
        if (member == null) {
            throw unknown(name.textValue(), place);
        }
        return member.readFields(json, true, place);
    }

    @Override
    public void writeBinary(Object value, ByteBuf out, int nesting) {
        int tag = tagOf(value);
        writeTag(tag, out);
        byTag.get(tag).writeBinary(value, out, nesting);
    }

    @Override
    public Object readBinary(ByteBuf in, int nesting) {
        int tag = readTag(in);
        Member member = byTag.get(tag);
        if (member == null) {
            throw new MalformedMessageException("no " + typeName() + " has the fingerprint " + Integer.toHexString(tag)
                    + ": the sender has other records, or another version of them");
        }
        return member.readBinary(in, nesting);
    }

    @Override
    public String typeName() {
        return type.getSimpleName();
    }

    @Override
    public String expected() {
        return "an object with a \"type\"";
    }

    @Override
    public List<Shape> parts() {
        return List.copyOf(byTag.values());
    }

    /** {@code Command = Put | Get} */
    @Override
    public String definition() {
        return byTag.values().stream().map(Shape::typeName).collect(Collectors.joining(" | ", typeName() + " = ", ""));
    }

    private int tagOf(Object value) {
        if (value == null) { // only where no record is round it, which would have noticed
            throw new IllegalArgumentException("null is not a " + typeName());
        }
        Integer tag = tags.get(value.getClass());
        if (tag == null) {
            throw new IllegalArgumentException(value.getClass().getName() + " is not among the records of "
                    + type.getName() + " in this schema (" + known() + "); pass its sealed interface to Schema.of");
        }
        return tag;
    }

    private void writeTag(int tag, ByteBuf out) {
        if (isOpen()) {
            out.writeInt(tag);
        } else {
            Wire.writeCount(out, tag);
        }
    }

    private int readTag(ByteBuf in) {
        if (!isOpen()) {
            return Wire.readTag(in, byTag.size(), typeName());
        }
        if (in.readableBytes() < Integer.BYTES) {
            throw new MalformedMessageException("the frame ends before the fingerprint of a " + typeName());
        }
        return in.readInt();
    }

    private MalformedMessageException unknown(String name, Place place) {
        return place.error(
                ALWAYS_LOCAL.contains(name)
                        ? LocalShape.refusal(name)
                        : "unknown type \"" + Place.cut(name) + "\", known: " + known());
    }

    private String known() {
        String names = byName.values().stream()
                .filter(RecordShape.class::isInstance)
                .map(Shape::typeName)
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "none" : names;
    }
}

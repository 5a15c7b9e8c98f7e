package org.jsyslab.common.codec;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsyslab.common.disk.ValueCodec;
import org.jsyslab.common.node.Message;

/**
 * All the records that a process sends and stores, and their written forms. Both forms are derived from the records
 * alone: no annotation, no registration of each record, no class named by the bytes themselves. No component is ever
 * null, neither written nor read; what may be absent is an {@code Optional}. Immutable; any thread may use it.
 *
 * <p>To see how, open {@link Derivation}, which turns types into {@link Shape}s, then {@link RecordShape} and
 * {@link UnionShape}.
 */
public final class Schema implements ValueCodec {
    private final Map<Class<?>, Shape> shapes = new LinkedHashMap<>();
    private final List<Member> members;
    private final UnionShape messages;
    private final Codec json;
    private final Codec binary;

    /**
     * The schema of the records that can be reached from the roots.
     *
     * @param roots sealed interfaces and records; an open interface such as {@code Command} stands for those of the
     *     reached records that implement it
     * @throws IllegalArgumentException naming the component that has no written form, or two records of one simple name
     */
    public static Schema of(Class<?>... roots) {
        Derivation derivation = new Derivation();
        UnionShape messages = derivation.union(Message.class);
        for (Class<?> root : roots) {
            derivation.addRoot(root);
        }
        derivation.close();
        return new Schema(derivation, messages);
    }

    private Schema(Derivation derivation, UnionShape messages) {
        this.messages = messages;
        this.members = List.copyOf(derivation.members());
        members.forEach(member -> shapes.put(member.type(), member));
        shapes.putAll(derivation.unions());
        json = new JsonCodec(messages);
        binary = new BinaryCodec(messages);
    }

    /** Envelopes as JSON lines. */
    public Codec json() {
        return json;
    }

    /** Envelopes as binary frames. */
    public Codec binary() {
        return binary;
    }

    /**
     * The message as its receiver gets it: written and read again, in binary and then as JSON. For hosts without a wire
     * that want its strictness.
     *
     * @throws IllegalArgumentException if it cannot travel
     */
    public Message travelled(Message message) {
        ByteBuf bytes = Unpooled.buffer();
        messages.writeBinary(message, bytes, 0);
        Object received = messages.readBinary(bytes, 0);
        ByteBuf text = Unpooled.wrappedBuffer(json.encode((Message) received));
        return (Message) messages.readJson(Json.parse(text), Place.top("body"));
    }

    /** The records, as {@code RequestVote(long term, Position last)}, in the order in which they were found. */
    public List<String> types() {
        return members.stream().map(Shape::definition).collect(Collectors.toList());
    }

    @Override
    public void write(Class<?> type, Object value, ByteBuf out) {
        Shape shape = shape(type);
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException("not a " + type.getSimpleName() + ": " + value);
        }
        shape.writeBinary(value, out, 0);
    }

    @Override
    public Object read(Class<?> type, ByteBuf in) {
        return shape(type).readBinary(in, 0);
    }

    @Override
    public String fingerprint(Class<?> type) {
        return Fingerprint.of(shape(type));
    }

    /** The records that can travel. */
    List<RecordShape> records() {
        return members.stream()
                .filter(RecordShape.class::isInstance)
                .map(RecordShape.class::cast)
                .collect(Collectors.toList());
    }

    UnionShape messages() {
        return messages;
    }

    private Shape shape(Class<?> type) {
        Shape shape = shapes.get(type);
        Shape found = shape == null ? Derivation.leaf(type) : shape;
        if (found == null) {
            throw new IllegalArgumentException(type.getName() + " is not in the schema; pass it to Schema.of");
        }
        return found;
    }
}

package org.jsyslab.common.codec;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsyslab.common.node.Bytes;
import org.jsyslab.common.node.Local;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.OpId;

/** Derives shapes from types: first all that can be reached from the roots, then the cases of open interfaces. */
final class Derivation {
    private static final String SUPPORTED =
            "a component may be boolean, int, long, double, String, an enum, Bytes, NodeId,"
                    + " OpId, Duration, Instant, a record, a sealed or open interface of records, or an Optional, List, Set,"
                    + " SortedSet, Map or SortedMap of these";
    private static final Map<Class<?>, Shape> LEAVES = Map.ofEntries(
            Map.entry(boolean.class, Primitive.BOOLEAN),
            Map.entry(int.class, Primitive.INT),
            Map.entry(long.class, Primitive.LONG),
            Map.entry(double.class, Primitive.DOUBLE),
            Map.entry(Boolean.class, Primitive.BOOLEAN),
            Map.entry(Integer.class, Primitive.INT),
            Map.entry(Long.class, Primitive.LONG),
            Map.entry(Double.class, Primitive.DOUBLE),
            Map.entry(String.class, TextShape.STRING),
            Map.entry(NodeId.class, TextShape.NODE),
            Map.entry(OpId.class, TextShape.OPERATION),
            Map.entry(Bytes.class, BytesShape.BYTES),
            Map.entry(Duration.class, TimeShape.DURATION),
            Map.entry(Instant.class, TimeShape.INSTANT));

    private final Map<String, Class<?>> names = new TreeMap<>();
    private final Map<List<Object>, RecordShape> records = new LinkedHashMap<>();
    private final Map<Class<?>, Member> members = new LinkedHashMap<>();
    private final Map<Class<?>, UnionShape> unions = new LinkedHashMap<>();
    private final Map<UnionShape, Site> firstUses = new LinkedHashMap<>();

    /** A component under derivation, and what the type variables of its record stand for. */
    private record Site(String name, Map<TypeVariable<?>, Shape> variables) {
        IllegalArgumentException error(String reason) {
            return new IllegalArgumentException(name + ": " + reason);
        }
    }

    /** Adds the records of a root. */
    void addRoot(Class<?> root) {
        if (root.isRecord()) {
            member(root);
        } else if (root.isSealed()) {
            union(root);
        } else {
            throw new IllegalArgumentException(root.getName() + " is neither a record nor a sealed interface");
        }
    }

    /** The shape of an interface, sealed or open. */
    UnionShape union(Class<?> type) {
        UnionShape known = unions.get(type);
        if (known != null) {
            return known;
        }
        UnionShape union = new UnionShape(type);
        unions.put(type, union);
        if (type.isSealed()) {
            union.complete(cases(type).map(this::member).collect(Collectors.toList()));
        }
        return union;
    }

    /** Completes the open interfaces, once all records are known. */
    void close() {
        List<UnionShape> open =
                unions.values().stream().filter(UnionShape::isOpen).collect(Collectors.toList());
        for (UnionShape union : open) {
            union.complete(members.values().stream()
                    .filter(member -> union.type().isAssignableFrom(member.type()))
                    .collect(Collectors.toList()));
            Site use = firstUses.get(union);
            if (use != null && union.isEmpty()) {
                throw use.error("no record of the schema implements " + union.typeName()
                        + "; pass the sealed interface of those that do to Schema.of");
            }
        }
        open.forEach(UnionShape::number);
        List<Shape> all = new ArrayList<>(records.values());
        all.addAll(unions.values());
        Endless.refuse(all);
    }

    Collection<Member> members() {
        return members.values();
    }

    Map<Class<?>, UnionShape> unions() {
        return unions;
    }

    /** The shape of a type that needs no derivation, or null. */
    static Shape leaf(Class<?> type) {
        return type.isEnum() ? EnumShape.of(type) : LEAVES.get(type);
    }

    private static Stream<Class<?>> cases(Class<?> type) {
        return Arrays.stream(type.getPermittedSubclasses())
                .flatMap(permitted ->
                        permitted.isSealed() && permitted.isInterface() ? cases(permitted) : Stream.of(permitted))
                .distinct();
    }

    private Member member(Class<?> type) {
        if (!type.isRecord()) {
            throw new IllegalArgumentException(type.getName() + " must be a record: messages are values");
        }
        Member known = members.get(type);
        if (known != null) {
            return known;
        }
        if (Local.class.isAssignableFrom(type)) {
            claimName(type);
            Member local = new LocalShape(type);
            members.put(type, local);
            return local;
        }
        return record(type, List.of(), new Site(type.getSimpleName(), Map.of()));
    }

    private RecordShape record(Class<?> type, List<Shape> arguments, Site site) {
        TypeVariable<?>[] variables = type.getTypeParameters();
        if (variables.length != arguments.size()) {
            throw site.error(type.getSimpleName() + " needs type arguments");
        }
        List<Object> key = new ArrayList<>(arguments);
        key.add(type);
        RecordShape known = records.get(key);
        if (known != null) {
            return known;
        }
        claimName(type);
        RecordShape shape = new RecordShape(type, genericName(type, arguments));
        records.put(key, shape);
        if (arguments.isEmpty()) {
            members.put(type, shape);
        }
        Map<TypeVariable<?>, Shape> bound = new HashMap<>();
        for (int i = 0; i < variables.length; i++) {
            bound.put(variables[i], arguments.get(i));
        }
        List<Shape> components = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            Site here = new Site(type.getSimpleName() + "." + component.getName(), bound);
            components.add(shape(component.getGenericType(), here));
        }
        shape.complete(components);
        return shape;
    }

    private Shape shape(Type type, Site site) {
        if (type instanceof Class<?> simple) {
            return shape(simple, site);
        }
        if (type instanceof ParameterizedType generic && generic.getRawType() instanceof Class<?> raw) {
            return shape(raw, generic.getActualTypeArguments(), site);
        }
        if (type instanceof TypeVariable<?> variable && site.variables().containsKey(variable)) {
            return site.variables().get(variable);
        }
        throw site.error("the type " + type.getTypeName() + " cannot travel; " + SUPPORTED);
    }

    private Shape shape(Class<?> type, Site site) {
        Shape leaf = leaf(type);
        if (leaf != null) {
            return leaf;
        }
        if (Local.class.isAssignableFrom(type)) {
            throw site.error(type.getSimpleName() + " is Local, so no message can carry it");
        }
        if (type.isRecord()) {
            return record(type, List.of(), site);
        }
        if (type.isInterface() && type.getTypeParameters().length == 0) {
            UnionShape union = union(type);
            firstUses.putIfAbsent(union, site);
            return union;
        }
        throw site.error("the type " + type.getTypeName() + " cannot travel; " + SUPPORTED);
    }

    private Shape shape(Class<?> raw, Type[] arguments, Site site) {
        if (raw == Optional.class) {
            return optional(shape(arguments[0], site), site);
        } else if (raw == List.class) {
            return new CollectionShape(CollectionShape.Kind.LIST, shape(arguments[0], site));
        } else if (raw == Set.class) {
            return new CollectionShape(CollectionShape.Kind.SET, shape(arguments[0], site));
        } else if (raw == SortedSet.class) {
            return new CollectionShape(CollectionShape.Kind.SORTED_SET, ordered(arguments[0], site));
        } else if (raw == Map.class || raw == SortedMap.class) {
            return new MapShape(raw == SortedMap.class, key(arguments[0], site), shape(arguments[1], site));
        } else if (raw.isRecord()) {
            List<Shape> shapes = Arrays.stream(arguments)
                    .map(argument -> shape(argument, site))
                    .collect(Collectors.toList());
            return record(raw, shapes, site);
        }
        throw site.error("the type " + raw.getTypeName() + "<…> cannot travel; " + SUPPORTED);
    }

    private static Shape optional(Shape inner, Site site) {
        if (inner instanceof OptionalShape) {
            throw site.error("an Optional of an Optional has no form in JSON");
        }
        return new OptionalShape(inner);
    }

    private Shape ordered(Type element, Site site) {
        if (!(element instanceof Class<?> type) || !Comparable.class.isAssignableFrom(type)) {
            throw site.error(element.getTypeName() + " has no natural order, so no SortedSet can hold it");
        }
        return shape(element, site);
    }

    private KeyShape key(Type type, Site site) {
        Shape shape = shape(type, site);
        if (shape instanceof KeyShape key && key != Primitive.BOOLEAN && key != Primitive.DOUBLE) {
            return key;
        }
        throw site.error(type.getTypeName()
                + " cannot be the key of a map: write String, NodeId, OpId, Bytes, an enum, Integer, Long,"
                + " Duration or Instant");
    }

    private void claimName(Class<?> type) {
        Class<?> namesake = names.putIfAbsent(type.getSimpleName(), type);
        if (namesake != null && namesake != type) {
            throw new IllegalArgumentException("two records named " + type.getSimpleName() + ": " + namesake.getName()
                    + " and " + type.getName() + "; messages are told apart by their simple names");
        }
    }

    private static String genericName(Class<?> type, List<Shape> arguments) {
        return arguments.isEmpty()
                ? type.getSimpleName()
                : arguments.stream()
                        .map(Shape::typeName)
                        .collect(Collectors.joining(", ", type.getSimpleName() + "<", ">"));
    }
}

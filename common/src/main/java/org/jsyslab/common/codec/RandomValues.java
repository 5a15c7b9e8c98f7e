package org.jsyslab.common.codec;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jsyslab.common.node.Bytes;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.OpId;

/** Makes up values of any shape, with a liking for the awkward ones: extremes, empty collections, odd texts. */
final class RandomValues {
    private static final int DEEP = 4;
    private static final int TRIES = 2_000;
    private static final List<String> TEXTS =
            List.of("", "x", "n1", "\"quoted\" \\ / \n\r\t\u0000", "Zoë", "\u2028\uFFFD", "𝄞𝄞", "null", "b64:", "{}");
    private static final long[] LONGS = {
        0, 1, 2, 127, 128, Integer.MAX_VALUE, Integer.MIN_VALUE, Long.MAX_VALUE, Long.MIN_VALUE, -1
    };
    private static final double[] DOUBLES = {
        0, -0.0, 1, 0.1, Double.MIN_VALUE, Double.MAX_VALUE, Double.NaN, Double.NEGATIVE_INFINITY
    };

    private final RandomGenerator random;

    RandomValues(RandomGenerator random) {
        this.random = random;
    }

    /**
     * A record.
     *
     * @throws IllegalArgumentException if its constructor refused all of many attempts, with the last reason
     */
    Object record(RecordShape shape, int depth) {
        IllegalArgumentException refusal = null;
        for (int i = 0; i < TRIES; i++) {
            try {
                return shape.construct(shape.parts().stream()
                        .map(part -> value(part, depth + 1))
                        .toArray());
            } catch (IllegalArgumentException e) {
                refusal = e;
            }
        }
        throw new IllegalArgumentException(
                "no random values suit " + shape.definition() + ", e.g. " + refusal.getMessage(), refusal);
    }

    private Object value(Shape shape, int depth) {
        if (shape instanceof KeyShape key) {
            return scalar(key);
        } else if (shape instanceof OptionalShape optional) {
            return depth > DEEP || oneIn(4) ? Optional.empty() : Optional.of(value(optional.inner(), depth));
        } else if (shape instanceof RecordShape data) {
            return record(data, depth);
        } else if (shape instanceof CollectionShape collection) {
            return collection(collection, depth);
        } else if (shape instanceof MapShape map) {
            return map(map, depth);
        }
        return union((UnionShape) shape, depth);
    }

    private Object scalar(KeyShape shape) {
        if (shape instanceof EnumShape constants) {
            return constants.order().get(random.nextInt(constants.order().size()));
        } else if (shape == BytesShape.BYTES) {
            return bytes();
        } else if (shape instanceof TextShape text) {
            return text(text);
        } else if (shape instanceof TimeShape time) {
            return time == TimeShape.DURATION
                    ? Duration.ofSeconds(number() / 2, random.nextInt(1_000_000_000))
                    : Instant.ofEpochSecond(number() % 1_000_000_000_000L, random.nextInt(1_000_000_000));
        }
        return primitive((Primitive) shape);
    }

    private Object primitive(Primitive shape) {
        switch (shape) {
            case BOOLEAN:
                return random.nextBoolean();
            case INT:
                return (int) number();
            case LONG:
                return number();
            default:
                return oneIn(2) ? DOUBLES[random.nextInt(DOUBLES.length)] : random.nextGaussian();
        }
    }

    private long number() {
        return oneIn(3) ? LONGS[random.nextInt(LONGS.length)] : random.nextLong() >>> random.nextInt(Long.SIZE);
    }

    private Object text(TextShape shape) {
        switch (shape) {
            case NODE:
                NodeId plain = NodeId.of("n" + random.nextInt(20));
                return oneIn(3) ? plain.at("127.0.0.1:" + (1 + random.nextInt(65535))) : plain;
            case OPERATION:
                return new OpId("c" + random.nextInt(20), number() & Long.MAX_VALUE);
            default:
                return TEXTS.get(random.nextInt(TEXTS.size())) + (oneIn(2) ? "" : random.nextInt(100));
        }
    }

    private Bytes bytes() {
        if (oneIn(2)) {
            return Bytes.utf8((String) text(TextShape.STRING));
        }
        byte[] content = new byte[random.nextInt(20)];
        random.nextBytes(content);
        return Bytes.of(content);
    }

    private Object collection(CollectionShape shape, int depth) {
        boolean list = shape.kind() == CollectionShape.Kind.LIST;
        Collection<Object> elements = list ? new ArrayList<>() : new LinkedHashSet<>();
        for (int i = size(depth); i > 0; i--) {
            elements.add(value(shape.element(), depth + 1));
        }
        return shape.kind().of(List.copyOf(elements));
    }

    private Object map(MapShape shape, int depth) {
        Map<Object, Object> map = shape.sorted() ? new TreeMap<>() : new LinkedHashMap<>();
        for (int i = size(depth); i > 0; i--) {
            map.put(scalar(shape.key()), value(shape.value(), depth + 1));
        }
        return map;
    }

    private Object union(UnionShape shape, int depth) {
        List<RecordShape> cases = shape.parts().stream()
                .filter(RecordShape.class::isInstance)
                .map(RecordShape.class::cast)
                .collect(Collectors.toList());
        List<RecordShape> allowed = depth > DEEP ? simplest(cases) : cases;
        return record(allowed.get(random.nextInt(allowed.size())), depth);
    }

    /** Those whose smallest values have the fewest levels of records. */
    private static List<RecordShape> simplest(List<RecordShape> cases) {
        int levels = 1;
        while (cases.stream().noneMatch(endsWithin(levels))) {
            levels++;
        }
        return cases.stream().filter(endsWithin(levels)).collect(Collectors.toList());
    }

    private static Predicate<Shape> endsWithin(int levels) {
        return shape -> {
            if (shape instanceof UnionShape) {
                return shape.parts().stream().anyMatch(endsWithin(levels));
            } else if (shape instanceof RecordShape) {
                return levels > 0 && shape.parts().stream().allMatch(endsWithin(levels - 1));
            }
            return !(shape instanceof LocalShape);
        };
    }

    private int size(int depth) {
        return depth > DEEP ? 0 : random.nextInt(4);
    }

    private boolean oneIn(int chances) {
        return random.nextInt(chances) == 0;
    }
}

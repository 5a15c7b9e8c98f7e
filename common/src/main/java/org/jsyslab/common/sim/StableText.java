package org.jsyslab.common.sim;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsyslab.common.node.OpId;

/**
 * Values as text that is the same on every JVM: the JDK changed how it writes doubles in version 19, and sets and maps
 * without an order of their own are written in another order by each run.
 */
final class StableText {
    private static final ClassValue<List<Method>> ACCESSORS = new ClassValue<>() {
        @Override
        protected List<Method> computeValue(Class<?> type) {
            return Stream.of(type.getRecordComponents())
                    .map(StableText::accessorOf)
                    .toList();
        }
    };

    private StableText() {}

    static String of(Object value) {
        if (value instanceof OpId op) {
            return op.toString();
        } else if (value instanceof Record record) {
            return record.getClass().getSimpleName() + componentsOf(record);
        } else if (value instanceof Double || value instanceof Float) {
            return ofDecimal(((Number) value).doubleValue());
        } else if (value instanceof Collection<?> elements) {
            return ordered(elements.stream().map(StableText::of), inOrder(elements));
        } else if (value instanceof Map<?, ?> map) {
            boolean inOrder = map instanceof SortedMap || map instanceof LinkedHashMap;
            return ordered(map.entrySet().stream().map(e -> of(e.getKey()) + "=" + of(e.getValue())), inOrder);
        } else if (value instanceof Optional<?> optional) {
            return optional.map(StableText::of).orElse("none");
        }
        return String.valueOf(value);
    }

    private static String componentsOf(Record record) {
        RecordComponent[] components = record.getClass().getRecordComponents();
        List<Method> accessors = ACCESSORS.get(record.getClass());
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < components.length; i++) {
            text.append(i == 0 ? "[" : ", ").append(components[i].getName()).append('=');
            text.append(of(read(record, accessors.get(i))));
        }
        return text.append(components.length == 0 ? "" : "]").toString();
    }

    private static Object read(Record record, Method accessor) {
        try {
            return accessor.invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + accessor, e);
        }
    }

    private static Method accessorOf(RecordComponent component) {
        Method accessor = component.getAccessor();
        accessor.setAccessible(true);
        return accessor;
    }

    /** The fewest digits that stand for this number and no other. */
    private static String ofDecimal(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return Double.toString(value);
        }
        for (int digits = 1; digits < 17; digits++) {
            String text = new BigDecimal(value).round(new MathContext(digits)).toString();
            if (Double.parseDouble(text) == value) {
                return text;
            }
        }
        return new BigDecimal(value).round(new MathContext(17)).toString();
    }

    private static boolean inOrder(Collection<?> elements) {
        return elements instanceof List || elements instanceof SortedSet || elements instanceof LinkedHashSet;
    }

    private static String ordered(Stream<String> texts, boolean inOrder) {
        return (inOrder ? texts : texts.sorted()).collect(Collectors.joining(", ", "[", "]"));
    }
}

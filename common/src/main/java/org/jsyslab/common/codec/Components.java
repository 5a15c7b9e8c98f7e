package org.jsyslab.common.codec;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsyslab.common.node.Command;
import org.jsyslab.common.node.Message;
import org.jsyslab.common.node.Operation;
import org.jsyslab.common.node.Timer;
import org.jsyslab.common.node.Work;

/** The names and values of a record's components, read through method handles that are made once per record class. */
final class Components {
    private static final MethodType ACCESSOR = MethodType.methodType(Object.class, Object.class);
    private static final Set<Class<?>> OPEN =
            Set.of(Message.class, Timer.class, Command.class, Operation.class, Work.class);
    private static final ClassValue<Components> ALL = new ClassValue<>() {
        @Override
        protected Components computeValue(Class<?> type) {
            return new Components(type);
        }
    };

    private final SerializableString[] names;
    private final MethodHandle[] accessors;

    private final boolean oneOfSeveral;

    private Components(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        names = new SerializableString[components.length];
        accessors = new MethodHandle[components.length];
        try {
            MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
            for (int i = 0; i < components.length; i++) {
                names[i] = new SerializedString(components[i].getName());
                accessors[i] = lookup.unreflect(components[i].getAccessor()).asType(ACCESSOR);
            }
        } catch (IllegalAccessException e) {
            throw new IllegalArgumentException("cannot read the components of " + type.getName(), e);
        }
        oneOfSeveral = isCase(type) && !has(UnionShape.TYPE);
    }

    /** The components of a record class. */
    static Components of(Class<?> type) {
        return ALL.get(type);
    }

    int count() {
        return names.length;
    }

    SerializableString name(int index) {
        return names[index];
    }

    boolean has(String name) {
        return Arrays.stream(names).anyMatch(known -> known.getValue().equals(name));
    }

    /** Whether a reader needs the record's name to know what it is, and the record leaves room for it. */
    boolean isOneOfSeveral() {
        return oneOfSeveral;
    }

    Object value(int index, Object instance) {
        try {
            return (Object) accessors[index].invokeExact(instance);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("the accessor " + names[index] + " of a record threw", e);
        }
    }

    /** {@code term, last} */
    @Override
    public String toString() {
        return names.length == 0
                ? "none"
                : Arrays.stream(names).map(SerializableString::getValue).collect(Collectors.joining(", "));
    }

    private static boolean isCase(Class<?> type) {
        return Arrays.stream(type.getInterfaces())
                .anyMatch(parent -> parent.isSealed() || OPEN.contains(parent) || isCase(parent));
    }
}

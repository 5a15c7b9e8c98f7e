package org.jsyslab.common.codec;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;

/** The canonical constructor of a record. */
final class Constructor {
    private static final MethodType FROM_ARRAY = MethodType.methodType(Object.class, Object[].class);

    private final Class<?> type;
    private final MethodHandle handle;

    Constructor(Class<?> type) {
        this.type = type;
        Class<?>[] parameters = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            handle = MethodHandles.privateLookupIn(type, MethodHandles.lookup())
                    .findConstructor(type, MethodType.methodType(void.class, parameters))
                    .asSpreader(Object[].class, parameters.length)
                    .asType(FROM_ARRAY);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("cannot construct " + type.getName(), e);
        }
    }

    /**
     * Makes a record.
     *
     * @throws IllegalArgumentException if the record refuses these values, whatever it throws to say so
     */
    Object construct(Object[] values) {
        try {
            return (Object) handle.invokeExact(values);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(type.getSimpleName() + " refuses its fields: " + reason(e), e);
        } catch (Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("the constructor of " + type.getName() + " threw", e);
        }
    }

    private static String reason(RuntimeException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}

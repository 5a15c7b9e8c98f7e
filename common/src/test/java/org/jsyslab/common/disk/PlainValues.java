package org.jsyslab.common.disk;

import io.netty.buffer.ByteBuf;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Strings, longs, and records of them: enough to test a disk with. */
final class PlainValues implements ValueCodec {

    @Override
    public void write(Class<?> type, Object value, ByteBuf out) {
        if (type == String.class) {
            byte[] utf8 = ((String) value).getBytes(StandardCharsets.UTF_8);
            out.writeInt(utf8.length).writeBytes(utf8);
        } else if (type == Long.class || type == long.class) {
            out.writeLong((Long) value);
        } else {
            for (RecordComponent component : type.getRecordComponents()) {
                write(
                        component.getType(),
                        reflectively(() -> component.getAccessor().invoke(value)),
                        out);
            }
        }
    }

    @Override
    public Object read(Class<?> type, ByteBuf in) {
        if (type == String.class) {
            return in.readCharSequence(in.readInt(), StandardCharsets.UTF_8).toString();
        }
        if (type == Long.class || type == long.class) {
            return in.readLong();
        }
        Object[] values = Arrays.stream(type.getRecordComponents())
                .map(component -> read(component.getType(), in))
                .toArray();
        return reflectively(() -> type.getDeclaredConstructors()[0].newInstance(values));
    }

    @Override
    public String fingerprint(Class<?> type) {
        return !type.isRecord()
                ? type.getSimpleName()
                : Arrays.stream(type.getRecordComponents())
                        .map(component -> component.getName() + " " + fingerprint(component.getType()))
                        .collect(Collectors.joining(", ", type.getSimpleName() + "(", ")"));
    }

    private interface Reflection {
        Object run() throws ReflectiveOperationException;
    }

    private static Object reflectively(Reflection reflection) {
        try {
            return reflection.run();
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(e);
        }
    }
}

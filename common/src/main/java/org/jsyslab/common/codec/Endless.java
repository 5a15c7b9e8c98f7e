package org.jsyslab.common.codec;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds records of which there is no value: each would contain another one, without end. An {@code Optional}, a
 * collection or another case of an interface is where such a chain may end.
 */
final class Endless {
    private final Set<Shape> finite = new HashSet<>();

    private Endless() {}

    /**
     * Refuses the first record without values.
     *
     * @param shapes all records and interfaces of a schema
     */
    static void refuse(List<Shape> shapes) {
        Endless search = new Endless();
        List<Shape> found;
        do {
            found = shapes.stream().filter(search::isNewlyFinite).collect(Collectors.toList());
        } while (search.finite.addAll(found));
        for (Shape shape : shapes) {
            if (shape instanceof RecordShape && !search.finite.contains(shape)) {
                throw new IllegalArgumentException(shape.definition()
                        + " would always contain another one, without end; make a component an Optional");
            }
        }
    }

    private boolean isNewlyFinite(Shape shape) {
        return !finite.contains(shape)
                && (shape instanceof UnionShape
                        ? shape.parts().stream().anyMatch(this::isFinite)
                        : shape.parts().stream().allMatch(this::isFinite));
    }

    private boolean isFinite(Shape part) {
        return !(part instanceof Member || part instanceof UnionShape) || finite.contains(part);
    }
}

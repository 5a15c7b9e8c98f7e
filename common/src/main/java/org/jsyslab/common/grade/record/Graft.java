package org.jsyslab.common.grade.record;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import org.jsyslab.common.grade.Exercise;
import org.jsyslab.common.grade.record.ParsedSource.Range;

/**
 * A file of the instructor with a student's work in it: the bodies of the methods marked {@link Exercise}, and what
 * these bodies may need, which is private members and imports. Those come in only under names that the instructor's
 * file does not use, so that they cannot change what its other methods mean. An exercise that the student's file lacks
 * fails when it is called: the instructor's solution earns nobody points.
 */
final class Graft {
    private final ParsedSource ours;
    private final ParsedSource theirs;
    private final Set<String> used;

    /** What replaces which stretch of our text. */
    private final TreeMap<Integer, Edit> edits = new TreeMap<>();

    private record Edit(int end, String text) {}

    private Graft(ParsedSource ours, ParsedSource theirs) {
        this.ours = ours;
        this.theirs = theirs;
        this.used = UsedNames.of(ours);
    }

    /** The text of our file with their work in it; both are Java. */
    static String of(ParsedSource ours, ParsedSource theirs) {
        Graft graft = new Graft(ours, theirs);
        graft.addImports();
        ours.types().forEach(graft::addPrivateMembers);
        ours.methods().forEach(graft::replaceBody);
        return graft.text();
    }

    /** Whether a file has an exercise. */
    static boolean isWanted(ParsedSource ours) {
        return ours.methods().values().stream().anyMatch(Graft::isExercise);
    }

    static boolean isExercise(MethodTree method) {
        String name = Exercise.class.getSimpleName();
        return method.getBody() != null
                && method.getModifiers().getAnnotations().stream()
                        .map(annotation -> annotation.getAnnotationType().toString())
                        .anyMatch(type -> type.equals(name) || type.endsWith("." + name));
    }

    private void addImports() {
        String added = theirs.imports().stream()
                .filter(this::isHarmless)
                .map(wanted -> " " + theirs.text(theirs.range(wanted)))
                .collect(Collectors.joining());
        int start = Optional.ofNullable(ours.unit().getPackage())
                .map(named -> ours.range(named).end())
                .orElse(0);
        edits.put(start, new Edit(start, added));
    }

    /** An import of all names of a package or class gives way to every other declaration. */
    private boolean isHarmless(ImportTree wanted) {
        return wanted.getQualifiedIdentifier() instanceof MemberSelectTree named
                && !used.contains(named.getIdentifier().toString());
    }

    private void addPrivateMembers(String path, ClassTree type) {
        ClassTree other = theirs.types().get(path);
        if (other == null) {
            return;
        }
        // Fields that are declared together begin at the same place: they come in together, or not at all.
        TreeMap<Integer, Optional<Range>> added = new TreeMap<>();
        for (Tree member : other.getMembers()) {
            Range range = theirs.range(member);
            Optional<Range> chosen = isAddition(member) ? Optional.of(range) : Optional.empty();
            added.merge(range.start(), chosen, (first, second) -> first.isPresent() ? second : first);
        }
        int end = ours.range(type).end() - 1;
        String text = added.values().stream()
                .flatMap(Optional::stream)
                .map(range -> theirs.text(range) + "\n")
                .collect(Collectors.joining());
        edits.put(end, new Edit(end, text));
    }

    private boolean isAddition(Tree member) {
        if (member instanceof MethodTree method) {
            return isAddition(method.getModifiers(), method.getName());
        } else if (member instanceof VariableTree field) {
            return isAddition(field.getModifiers(), field.getName());
        }
        return member instanceof ClassTree type && isAddition(type.getModifiers(), type.getSimpleName());
    }

    private boolean isAddition(ModifiersTree modifiers, CharSequence name) {
        return modifiers.getFlags().contains(Modifier.PRIVATE) && !used.contains(name.toString());
    }

    private void replaceBody(String signature, MethodTree method) {
        if (isExercise(method)) {
            Range body = ours.range(method.getBody());
            MethodTree other = theirs.methods().get(signature);
            String text = other == null || other.getBody() == null
                    ? "{ throw new UnsupportedOperationException(\"the submission has no " + signature + "\"); }"
                    : theirs.text(theirs.range(other.getBody()));
            edits.put(body.start(), new Edit(body.end(), text));
        }
    }

    private String text() {
        StringBuilder text = new StringBuilder(ours.text());
        edits.descendingMap().forEach((start, edit) -> text.replace(start, edit.end(), edit.text()));
        return text.toString();
    }
}

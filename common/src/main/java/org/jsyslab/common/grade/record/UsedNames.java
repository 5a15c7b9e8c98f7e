package org.jsyslab.common.grade.record;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.Set;
import java.util.TreeSet;

/**
 * The names that a file declares or mentions, outside the bodies of its exercises. What has another name cannot change
 * its meaning.
 */
final class UsedNames extends TreeScanner<Void, Void> {
    private final Set<String> names = new TreeSet<>();

    private UsedNames() {}

    static Set<String> of(ParsedSource source) {
        UsedNames used = new UsedNames();
        used.scan(source.unit(), null);
        return used.names;
    }

    @Override
    public Void visitClass(ClassTree type, Void nothing) {
        names.add(type.getSimpleName().toString());
        return super.visitClass(type, null);
    }

    @Override
    public Void visitMethod(MethodTree method, Void nothing) {
        names.add(method.getName().toString());
        if (!Graft.isExercise(method)) {
            return super.visitMethod(method, null);
        }
        scan(method.getModifiers(), null);
        scan(method.getTypeParameters(), null);
        scan(method.getReturnType(), null);
        scan(method.getParameters(), null);
        return scan(method.getThrows(), null);
    }

    @Override
    public Void visitVariable(VariableTree variable, Void nothing) {
        names.add(variable.getName().toString());
        return super.visitVariable(variable, null);
    }

    @Override
    public Void visitIdentifier(IdentifierTree name, Void nothing) {
        names.add(name.getName().toString());
        return null;
    }

    @Override
    public Void visitMemberSelect(MemberSelectTree select, Void nothing) {
        names.add(select.getIdentifier().toString());
        return super.visitMemberSelect(select, null);
    }

    @Override
    public Void visitMemberReference(MemberReferenceTree reference, Void nothing) {
        names.add(reference.getName().toString());
        return super.visitMemberReference(reference, null);
    }
}

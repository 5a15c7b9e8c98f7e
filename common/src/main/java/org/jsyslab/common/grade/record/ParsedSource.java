package org.jsyslab.common.grade.record;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jsyslab.common.grade.GradeException;

/** A Java file as the compiler's parser sees it: which types and methods it has, and where in its text they are. */
final class ParsedSource {
    /**
     * A stretch of the text.
     *
     * @param start its first character
     * @param end the character after its last
     */
    record Range(int start, int end) {}

    /** The text of a file, for the compiler. */
    private static final class Text extends SimpleJavaFileObject {
        private final String text;

        Text(String text) {
            super(URI.create("string:///Source.java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private final String text;
    private final List<String> errors = new ArrayList<>();
    private final Map<String, ClassTree> types = new LinkedHashMap<>();
    private final Map<String, MethodTree> methods = new LinkedHashMap<>();
    private final SourcePositions positions;
    private CompilationUnitTree unit;

    private ParsedSource(String name, String text, JavaCompiler compiler) throws IOException {
        this.text = text;
        JavacTask task = (JavacTask) compiler.getTask(
                Writer.nullWriter(),
                null,
                found -> note(name, found),
                List.of("-proc:none"),
                null,
                List.of(new Text(text)));
        positions = Trees.instance(task).getSourcePositions();
        Iterator<? extends CompilationUnitTree> units = parse(task).iterator();
        if (units.hasNext()) {
            unit = units.next();
            unit.getTypeDecls().forEach(type -> collect("", type));
        } else if (errors.isEmpty()) {
            errors.add("[ERROR] " + name + ": cannot be parsed");
        }
    }

    /** Parses a text; {@code name} is what errors call its file. */
    static ParsedSource of(String name, String text) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new GradeException("grading needs a JDK: this Java has no compiler");
        }
        return new ParsedSource(name, text, compiler);
    }

    private static Iterable<? extends CompilationUnitTree> parse(JavacTask task) throws IOException {
        try {
            return task.parse();
        } catch (IllegalStateException e) {
            return List.of(); // it is nested so deeply that the parser ran out of stack
        }
    }

    private void note(String name, Diagnostic<? extends JavaFileObject> found) {
        if (found.getKind() == Diagnostic.Kind.ERROR) {
            errors.add("[ERROR] " + name + ":[" + found.getLineNumber() + "," + found.getColumnNumber() + "] "
                    + found.getMessage(Locale.ROOT));
        }
    }

    private void collect(String path, Tree tree) {
        if (tree instanceof ClassTree type) {
            String inner = path + type.getSimpleName() + ".";
            types.put(inner, type);
            type.getMembers().forEach(member -> collect(inner, member));
        } else if (tree instanceof MethodTree method) {
            methods.put(path + signature(method), method);
        }
    }

    private static String signature(MethodTree method) {
        return method.getParameters().stream()
                .map(parameter -> String.valueOf(parameter.getType()))
                .collect(Collectors.joining(", ", method.getName() + "(", ")"));
    }

    /** Why it is no Java, as Maven would say it; empty if it is. */
    List<String> errors() {
        return List.copyOf(errors);
    }

    String text() {
        return text;
    }

    CompilationUnitTree unit() {
        return unit;
    }

    List<? extends ImportTree> imports() {
        return unit.getImports();
    }

    /** Its types, nested ones too, by their names from the outermost in. */
    Map<String, ClassTree> types() {
        return types;
    }

    /** Its methods and constructors, by their types' names, their own, and the types of their parameters. */
    Map<String, MethodTree> methods() {
        return methods;
    }

    Range range(Tree tree) {
        return new Range((int) positions.getStartPosition(unit, tree), (int) positions.getEndPosition(unit, tree));
    }

    String text(Range range) {
        return text.substring(range.start(), range.end());
    }
}

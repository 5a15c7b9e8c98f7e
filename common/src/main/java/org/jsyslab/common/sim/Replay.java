package org.jsyslab.common.sim;

import java.nio.file.Path;
import java.util.List;

/** The command line that repeats the test which is running now. */
final class Replay {
    private Replay() {}

    /**
     * {@code mvn test -pl common -am -Dtest=…#… -Dsurefire.failIfNoSpecifiedTests=false}, followed by {@code options}.
     */
    static String command(String options) {
        String module = Path.of(System.getProperty("basedir", ""))
                .toAbsolutePath()
                .getFileName()
                .toString();
        return "mvn test -pl " + module + " -am '-Dtest=" + runningTest() + "' -Dsurefire.failIfNoSpecifiedTests=false"
                + options;
    }

    /** Where the build leaves the diagram of a failure of the test which is running now. */
    static Path diagram(long seed) {
        String name = runningTest().replace('#', '.') + "-seed" + seed + ".html";
        return Path.of(System.getProperty("basedir", ""), "target", "diagrams", name);
    }

    /** The outermost method of ours on the stack, which a test framework has called. */
    private static String runningTest() {
        List<StackWalker.StackFrame> ours = StackWalker.getInstance()
                .walk(frames -> frames.dropWhile(frame -> isOfSimulator(frame.getClassName()))
                        .takeWhile(frame -> !isOfFramework(frame.getClassName()))
                        .filter(frame -> !frame.getMethodName().startsWith("lambda$"))
                        .toList());
        if (ours.isEmpty()) {
            return "?";
        }
        StackWalker.StackFrame test = ours.get(ours.size() - 1);
        String className = test.getClassName();
        return className.substring(className.lastIndexOf('.') + 1) + "#" + test.getMethodName();
    }

    private static boolean isOfSimulator(String className) {
        return className.equals(Replay.class.getName()) || className.equals(Seeds.class.getName());
    }

    private static boolean isOfFramework(String className) {
        return className.startsWith("java.") || className.startsWith("jdk.") || className.startsWith("org.junit.");
    }
}

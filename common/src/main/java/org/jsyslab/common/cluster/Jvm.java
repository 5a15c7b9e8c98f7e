package org.jsyslab.common.cluster;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How another process of this program is started: with the same Java and the same classes as this one, and with flags
 * for many small processes on few cores.
 *
 * @param java the launcher of the Java runtime
 * @param classPath where the classes are: one jar, or jars and directories
 * @param flags flags of the virtual machine
 */
public record Jvm(Path java, String classPath, List<String> flags) {
    /** The most heap of one node, unless the user says otherwise; it begins small, and grows if there is need. */
    public static final String DEFAULT_HEAP = "256m";

    /**
     * System property: more flags for every process that is started, separated by blanks, handed down to what those
     * start.
     */
    static final String MORE_FLAGS = "jsyslab.jvm";

    /**
     * The Java and the classes of this process, with the given heap for the new one.
     *
     * @param heap as the flag -Xmx takes it, such as {@code 64m}
     */
    public static Jvm current(String heap) {
        String java = ProcessHandle.current()
                .info()
                .command()
                .orElse(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        List<String> flags = List.of(
                "-Xmx" + heap, "-XX:InitialRAMPercentage=0.1", "-XX:+UseSerialGC", "-XX:-UsePerfData", "-Xshare:auto");
        Jvm plain = new Jvm(Path.of(java), System.getProperty("java.class.path"), flags);
        return plain.handingDown(System.getProperty(MORE_FLAGS, "").strip());
    }

    public Jvm {
        flags = List.copyOf(flags);
    }

    /** The same with one more flag. */
    public Jvm with(String... more) {
        List<String> all = new ArrayList<>(flags);
        all.addAll(List.of(more));
        return new Jvm(java, classPath, all);
    }

    /** The same with these flags, separated by blanks, for it and for all that it starts. */
    Jvm handingDown(String more) {
        return more.isEmpty() ? this : with(more.split(" +")).with("-D" + MORE_FLAGS + "=" + more);
    }

    /** The runnable jar that holds all classes, if that is how this program was started. */
    public Optional<Path> jar() {
        boolean single = classPath.endsWith(".jar") && !classPath.contains(File.pathSeparator);
        return Optional.of(Path.of(single ? classPath : "")).filter(Files::isRegularFile);
    }

    /** The command line that runs {@code mainClass}. */
    public List<String> command(String mainClass, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(java.toString());
        command.addAll(flags);
        command.addAll(List.of("-cp", classPath, mainClass));
        command.addAll(arguments);
        return command;
    }
}

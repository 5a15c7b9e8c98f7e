package org.jsyslab.common.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jsyslab.common.cluster.Jvm;

/** How a lab's command line is started in another process, and how a person would start it. */
final class LabProgram {
    private final Lab lab;
    private final Jvm jvm;

    LabProgram(Lab lab, Jvm jvm) {
        this.lab = lab;
        this.jvm = jvm;
    }

    /** The Java process that runs this lab's command line with these arguments. */
    List<String> command(List<String> arguments) {
        List<String> all = new ArrayList<>();
        all.add(lab.getClass().getName());
        all.addAll(arguments);
        return jvm.command(LabMain.class.getName(), all);
    }

    /** How the lab is called: {@code lab01}. */
    static String name(Lab lab) {
        return "lab%02d".formatted(lab.number());
    }

    /** What a person types in another terminal, in this directory. */
    static String typed(Lab lab, String arguments) {
        String program = Jvm.current(Jvm.DEFAULT_HEAP)
                .jar()
                .map(jar -> "java -jar " + relative(jar))
                .orElse("java -cp … " + lab.getClass().getName());
        return program + " " + arguments;
    }

    private static Path relative(Path jar) {
        Path here = Path.of("").toAbsolutePath();
        Path absolute = jar.toAbsolutePath().normalize();
        return absolute.startsWith(here) ? here.relativize(absolute) : absolute;
    }
}

package org.jsyslab.common.walls;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * The walls round protocol packages: what a {@link org.jsyslab.common.node.Node} must not touch, so that the same class
 * runs as a process and in the simulator, and a seed replays. Each lab applies {@link #forPackages} to its protocols.
 */
public final class ProtocolRules {
    private static final Set<Class<?>> UNORDERED = Set.of(HashMap.class, HashSet.class);
    private static final Set<String> UNORDERED_FACTORIES = Set.of(
            "Set.of",
            "Set.copyOf",
            "Map.of",
            "Map.copyOf",
            "Map.ofEntries",
            "Collectors.toSet",
            "Collectors.toMap",
            "Collectors.groupingBy",
            "Collectors.toUnmodifiableSet",
            "Collectors.toUnmodifiableMap",
            "Collectors.partitioningBy");
    private static final Set<String> CLOCKS = Set.of(
            "System.currentTimeMillis",
            "System.nanoTime",
            "Instant.now",
            "LocalDateTime.now",
            "Math.random",
            "Object.hashCode",
            "System.identityHashCode",
            "UUID.randomUUID");

    private ProtocolRules() {}

    /** All rules for protocol packages, given as ArchUnit package identifiers. */
    public static List<ArchRule> forPackages(String... packages) {
        return List.of(
                touchesNoMachinery(packages),
                asksNoClock(packages),
                ordersItsCollections(packages),
                usesStrictMath(packages),
                holdsPlainState(packages));
    }

    private static ArchRule touchesNoMachinery(String... packages) {
        return noClasses()
                .that()
                .resideInAnyPackage(packages)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.netty..",
                        "com.fasterxml..",
                        "picocli..",
                        "org.slf4j..",
                        "ch.qos..",
                        "java.net..",
                        "java.io..",
                        "java.nio..",
                        "java.util.concurrent..",
                        "java.util.logging..")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Thread.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Random.class)
                .as("protocol code touches no thread, socket, file, logger or library: the world is Env")
                .allowEmptyShould(false);
    }

    private static ArchRule asksNoClock(String... packages) {
        return noClasses()
                .that()
                .resideInAnyPackage(packages)
                .should()
                .accessTargetWhere(target("asks a clock or draws at random", CLOCKS::contains))
                .as("protocol code asks no clock and no random generator but its Env's");
    }

    private static ArchRule ordersItsCollections(String... packages) {
        return noClasses()
                .that()
                .resideInAnyPackage(packages)
                .should()
                .dependOnClassesThat(new DescribedPredicate<>("iterate in no specified order") {
                    @Override
                    public boolean test(JavaClass type) {
                        return UNORDERED.stream().anyMatch(type::isEquivalentTo);
                    }
                })
                .orShould()
                .accessTargetWhere(target("iterates in no specified order", UNORDERED_FACTORIES::contains))
                .as("protocol code uses no collection without a specified order: a seed would not replay");
    }

    private static ArchRule usesStrictMath(String... packages) {
        Set<String> exact = Set.of(
                "max",
                "min",
                "abs",
                "floorMod",
                "floorDiv",
                "addExact",
                "subtractExact",
                "multiplyExact",
                "toIntExact",
                "negateExact",
                "incrementExact",
                "ceil",
                "floor",
                "sqrt",
                "clamp",
                "ceilDiv",
                "round",
                "signum");
        return noClasses()
                .that()
                .resideInAnyPackage(packages)
                .should()
                .accessTargetWhere(target(
                        "calls Math, which may differ between machines",
                        name -> name.startsWith("Math.") && !exact.contains(name.substring(5))))
                .as("protocol code uses StrictMath where Math may differ between machines");
    }

    private static ArchRule holdsPlainState(String... packages) {
        return classes()
                .that()
                .resideInAnyPackage(packages)
                .should(new ArchCondition<>("hold values, Env, durable views, or objects of the same node") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        type.getFields().stream()
                                .filter(field -> !isConstant(field))
                                .filter(field -> !field.getType().getAllInvolvedRawTypes().stream()
                                        .allMatch(raw -> isPlain(raw, packages)))
                                .forEach(field -> events.add(SimpleConditionEvent.violated(
                                        field,
                                        field.getFullName() + " is a "
                                                + field.getType().getName())));
                    }
                });
    }

    private static boolean isConstant(JavaField field) {
        return field.getModifiers().contains(JavaModifier.SYNTHETIC)
                || (field.getModifiers().contains(JavaModifier.STATIC)
                        && field.getModifiers().contains(JavaModifier.FINAL));
    }

    private static boolean isPlain(JavaClass raw, String... packages) {
        String pkg = raw.getBaseComponentType().getPackageName();
        return raw.getBaseComponentType().isPrimitive()
                || raw.isEnum()
                || raw.isRecord()
                || (pkg.equals("java.lang") && !raw.isEquivalentTo(Runnable.class) && !raw.isEquivalentTo(Thread.class))
                || pkg.equals("java.math")
                || raw.isAssignableTo(Collection.class)
                || raw.isAssignableTo(Map.class)
                || raw.isEquivalentTo(Optional.class)
                || raw.isEquivalentTo(BitSet.class)
                || raw.isEquivalentTo(Duration.class)
                || raw.isEquivalentTo(Instant.class)
                || raw.isEquivalentTo(RandomGenerator.class)
                || pkg.equals("org.jsyslab.common.node")
                || JavaClass.Predicates.resideInAnyPackage(packages).test(raw.getBaseComponentType());
    }

    private static DescribedPredicate<JavaAccess<?>> target(String description, Predicate<String> names) {
        return new DescribedPredicate<>(description) {
            @Override
            public boolean test(JavaAccess<?> access) {
                return names.test(access.getTargetOwner().getSimpleName() + "."
                        + access.getTarget().getName());
            }
        };
    }
}

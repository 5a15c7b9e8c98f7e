package org.jsyslab.common.codec;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import org.jsyslab.common.node.Bytes;
import org.jsyslab.common.node.Command;
import org.jsyslab.common.node.Local;
import org.jsyslab.common.node.Message;
import org.jsyslab.common.node.NodeId;
import org.jsyslab.common.node.OpId;

/** A protocol with a record for each kind of component. */
sealed interface Zoo extends Message {

    record Empty() implements Zoo {}

    record Primitives(boolean flag, int small, long large, double real) implements Zoo {}

    record Boxes(Boolean flag, Integer small, Long large, Double real) implements Zoo {}

    record Texts(String text, NodeId node, OpId op, Bytes bytes, Mood mood) implements Zoo {}

    record Times(Duration duration, Instant instant) implements Zoo {}

    record Options(Optional<String> text, Optional<Long> number, Optional<Point> point, Optional<List<Bytes>> list)
            implements Zoo {}

    record Collections(
            List<String> texts,
            List<Point> points,
            Set<NodeId> nodes,
            SortedSet<Long> numbers,
            List<List<Integer>> rows)
            implements Zoo {}

    record Maps(
            Map<String, Long> texts,
            SortedMap<NodeId, Point> nodes,
            Map<Integer, List<String>> ints,
            Map<Mood, Boolean> moods,
            SortedMap<Bytes, Long> bytes,
            Map<OpId, Instant> times,
            Map<Long, Optional<Point>> longs)
            implements Zoo {}

    record Append(long term, List<Entry> entries, Figure figure) implements Zoo {}

    record Nothings(List<Empty> list, Optional<Empty> one, Map<String, Empty> byName) implements Zoo {}

    record Trees(Tree tree, Page<String> texts, Page<Page<Point>> pages) implements Zoo {}

    record Relayed(NodeId dest, Message message) implements Zoo {}

    record Choosy(int percent, String name, List<String> names) implements Zoo {
        public Choosy {
            Objects.requireNonNull(name);
            names = List.copyOf(names);
            if (percent < 0 || percent > 100) {
                throw new IllegalArgumentException("percent must be 0 to 100, not " + percent);
            }
        }
    }

    /** Comes back from long work; never travels, whatever it holds. */
    record Done(Object anything) implements Zoo, Local {}

    record Point(int x, int y) {}

    enum Mood {
        HAPPY,
        GRUMPY {
            @Override
            public String toString() {
                return "bah";
            }
        }
    }

    record Entry(long term, Command command) {}

    record Tree(String label, List<Tree> children, Optional<Tree> spouse) {}

    record Page<T>(T first, List<T> rest) {}

    sealed interface Figure {
        record Circle(double radius) implements Figure {}

        record Group(List<Figure> parts, Optional<Figure> frame) implements Figure {}

        sealed interface Angular extends Figure {
            record Square(double side) implements Angular {}
        }
    }

    sealed interface ZooCommand extends Command {
        record Feed(String animal, Bytes food) implements ZooCommand {}

        record Clean(Map<String, Integer> cages) implements ZooCommand {}
    }

    /** The schema of all this. */
    Schema SCHEMA = Schema.of(Zoo.class, ZooCommand.class);
}

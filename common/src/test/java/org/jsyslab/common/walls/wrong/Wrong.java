package org.jsyslab.common.walls.wrong;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

/** Protocol code as it must not be, one mistake a class: each must be caught by a rule of ProtocolRules. */
final class Wrong {
    private Wrong() {}

    static final class Threaded {
        void start() {
            new Thread(() -> {}).start();
        }
    }

    static final class Logging {
        String log(Object what) {
            return org.slf4j.LoggerFactory.getLogger(Wrong.class).getName() + what;
        }
    }

    static final class AskingTheClock {
        Instant deadline() {
            return Instant.now();
        }
    }

    static final class DrawingAtRandom {
        final int drawn = new Random().nextInt();
    }

    static final class IteratingInNoOrder {
        final Map<String, Integer> votes = new HashMap<>();
    }

    static final class CollectingInNoOrder {
        Iterable<String> names() {
            return Set.of("a", "b");
        }
    }

    static final class InexactMath {
        double spread(double x) {
            return Math.log(x);
        }
    }

    static final class KeepingALambda {
        List<Supplier<String>> later = List.of();
    }

    static final class KeepingARunnable {
        Runnable later;
    }
}

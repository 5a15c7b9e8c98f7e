package org.jsyslab.heartbeat.detector;

import java.time.Duration;
import org.jsyslab.common.grade.Mutant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Wrong detectors, each with one clause broken, and the graded test that catches it. */
class MutantsTest {

    private interface Chen {
        ChenNfdE make(ChenNfdE.Parameters parameters, Duration since);
    }

    private interface Phi {
        PhiAccrual make(PhiAccrual.Parameters parameters, Duration since);
    }

    private interface Patient {
        EventuallyPerfect make(Detector detector);
    }

    private static Mutant chen(Chen mutant) {
        return Mutant.in(new ChenNfdETest() {
            @Override
            ChenNfdE detector(ChenNfdE.Parameters parameters, Duration since) {
                return mutant.make(parameters, since);
            }
        });
    }

    private static Mutant phi(Phi mutant) {
        return Mutant.in(new PhiAccrualTest() {
            @Override
            PhiAccrual detector(PhiAccrual.Parameters parameters, Duration since) {
                return mutant.make(parameters, since);
            }
        });
    }

    private static Mutant patient(Patient mutant) {
        return Mutant.in(new EventuallyPerfectTest() {
            @Override
            EventuallyPerfect detector(Detector detector) {
                return mutant.make(detector);
            }
        });
    }

    @Test
    @DisplayName("the time-out counts from the first arrival that carried its number only")
    void ignoresRepetitions() {
        Mutant.in(new FixedTimeoutTest() {
                    @Override
                    FixedTimeout detector() {
                        return new FixedTimeout(Duration.ofMillis(300), Duration.ofSeconds(1)) {
                            private long largest;

                            @Override
                            public void heard(long sequence, Duration at) {
                                if (sequence > largest) {
                                    largest = sequence;
                                    super.heard(sequence, at);
                                }
                            }
                        };
                    }
                })
                .seenAs("after number 1")
                .isCaughtBy("countsFromEachArrival");
    }

    @Test
    @DisplayName("the watch begins only with the first heartbeat")
    void neverSuspectsTheSilent() {
        Mutant.in(new FixedTimeoutTest() {
                    @Override
                    FixedTimeout detector() {
                        return new FixedTimeout(Duration.ofMillis(300), Duration.ofDays(1));
                    }
                })
                .isCaughtBy("beginsFresh");
    }

    @Test
    @DisplayName("NFD-E without the shift: the mean of the arrivals themselves")
    void forgetsTheShift() {
        chen((parameters, since) -> new ChenNfdE(parameters, since) {
                    @Override
                    long shifted(long sequence, Duration at) {
                        return at.toNanos() - parameters.period().toNanos();
                    }
                })
                .seenAs("after two")
                .isCaughtBy("expectsTheMeanOfShiftedArrivals");
    }

    @Test
    @DisplayName("NFD-E that shifts by the count of arrivals, not by their numbers")
    void countsArrivals() {
        chen((parameters, since) -> new ChenNfdE(parameters, since) {
                    private long arrivals;

                    @Override
                    public void heard(long sequence, Duration at) {
                        arrivals++;
                        super.heard(arrivals, at);
                    }
                })
                .seenAs("after a loss")
                .isCaughtBy("expectsTheMeanOfShiftedArrivals");
    }

    @Test
    @DisplayName("NFD-E that remembers everything")
    void neverForgets() {
        chen((parameters, since) ->
                        new ChenNfdE(new ChenNfdE.Parameters(parameters.period(), parameters.alpha(), 10_000), since))
                .isCaughtBy("followsAChangeWithinTheWindow");
    }

    @Test
    @DisplayName("NFD-E that takes an overtaken heartbeat for news")
    void believesOldHeartbeats() {
        chen((parameters, since) -> new ChenNfdE(parameters, since) {
                    private long largest;

                    @Override
                    public void heard(long sequence, Duration at) {
                        largest = Math.max(largest + 1, sequence);
                        super.heard(largest, at);
                    }
                })
                .isCaughtBy("ignoresWhatIsNoFresher");
    }

    @Test
    @DisplayName("φ without the samples' variance: the minimum deviation only")
    void forgetsTheVariance() {
        Phi mutant = (parameters, since) -> new PhiAccrual(parameters, since) {
            @Override
            double deviation() {
                return parameters.minimumDeviation().toNanos();
            }
        };
        phi(mutant).isCaughtBy("thresholdIsAChanceOfBeingWrong");
        phi(mutant).isCaughtBy("samplesGapsBetweenFreshHeartbeats");
    }

    @Test
    @DisplayName("φ whose gaps end at every arrival, a repeated one too")
    void samplesEveryArrival() {
        phi((parameters, since) -> new PhiAccrual(parameters, since) {
                    private long arrivals;

                    @Override
                    public void heard(long sequence, Duration at) {
                        arrivals++;
                        super.heard(arrivals, at);
                    }
                })
                .seenAs("old ones")
                .isCaughtBy("samplesGapsBetweenFreshHeartbeats");
    }

    @Test
    @DisplayName("φ whose threshold is taken for a number of deviations")
    void mistakesTheThreshold() {
        phi((parameters, since) -> new PhiAccrual(parameters, since) {
                    private Duration last = since;

                    @Override
                    public void heard(long sequence, Duration at) {
                        last = at;
                        super.heard(sequence, at);
                    }

                    @Override
                    public Duration freshUntil() {
                        return last.plus(parameters.period()).plusNanos((long) (parameters.threshold() * deviation()));
                    }
                })
                .isCaughtBy("thresholdIsAChanceOfBeingWrong");
    }

    @Test
    @DisplayName("patience that does not grow")
    void doesNotGrow() {
        Patient mutant = detector -> new EventuallyPerfect(detector, Duration.ofMillis(20), Duration.ZERO) {
            @Override
            Duration grown(Duration soFar) {
                return soFar;
            }
        };
        patient(mutant).seenAs("suspected at this very time").isCaughtBy("patienceGrowsWithEachFalseSuspicion");
        patient(mutant).seenAs("false suspicions").isCaughtBy("falseSuspicionsEnd");
    }

    @Test
    @DisplayName("patience that grows with every heartbeat, so that crashes are detected ever later")
    void growsWithEveryHeartbeat() {
        Patient mutant = detector -> new EventuallyPerfect(detector, Duration.ofMillis(20), Duration.ZERO) {
            private Duration patience = Duration.ZERO;

            @Override
            public void heard(long sequence, Duration at) {
                super.heard(sequence, at);
                patience = patience.plusMillis(20);
            }

            @Override
            public Duration freshUntil() {
                return detector.freshUntil().plus(patience);
            }
        };
        patient(mutant).seenAs("not suspected").isCaughtBy("patienceGrowsWithEachFalseSuspicion");
    }

    @Test
    @DisplayName("patience that is gone at the next heartbeat in time")
    void forgetsItsPatience() {
        Patient mutant = detector -> new EventuallyPerfect(detector, Duration.ofMillis(20), Duration.ZERO) {
            private boolean late;

            @Override
            public void heard(long sequence, Duration at) {
                late = freshUntil().compareTo(at) <= 0;
                super.heard(sequence, at);
            }

            @Override
            public Duration freshUntil() {
                return detector.freshUntil().plusMillis(late ? 20 : 0);
            }
        };
        patient(mutant).seenAs("within the new time-out").isCaughtBy("patienceGrowsWithEachFalseSuspicion");
    }
}

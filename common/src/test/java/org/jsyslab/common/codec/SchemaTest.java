package org.jsyslab.common.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jsyslab.common.node.Bytes;
import org.jsyslab.common.node.Command;
import org.jsyslab.common.node.Message;
import org.jsyslab.common.node.Outcome;
import org.junit.jupiter.api.Test;

class SchemaTest {

    @Test
    void theRecordsAreListedAsTheyAreDeclared() {
        assertThat(Zoo.SCHEMA.types())
                .contains(
                        "Empty()",
                        "Point(int x, int y)",
                        "Entry(long term, Command command)",
                        "Choosy(int percent, String name, List<String> names)",
                        "Feed(String animal, Bytes food)");
    }

    @Test
    void valuesOfCellsAndJournalsSurviveTheDisk() {
        Zoo.Entry entry = new Zoo.Entry(3, new Zoo.ZooCommand.Feed("lion", Bytes.utf8("ham")));
        assertThat(stored(Zoo.Entry.class, entry)).isEqualTo(entry);
        assertThat(stored(Command.class, entry.command())).isEqualTo(entry.command());
        assertThat(stored(Zoo.Figure.class, new Zoo.Figure.Circle(2))).isEqualTo(new Zoo.Figure.Circle(2));
        assertThat(stored(String.class, "text")).isEqualTo("text");
        assertThat(stored(Long.class, 7L)).isEqualTo(7L);
    }

    @Test
    void valuesStandSideBySide() {
        ByteBuf out = Unpooled.buffer();
        Zoo.SCHEMA.write(Zoo.Point.class, new Zoo.Point(1, 2), out);
        Zoo.SCHEMA.write(Zoo.Point.class, new Zoo.Point(3, 4), out);

        assertThat(Zoo.SCHEMA.read(Zoo.Point.class, out)).isEqualTo(new Zoo.Point(1, 2));
        assertThat(Zoo.SCHEMA.read(Zoo.Point.class, out)).isEqualTo(new Zoo.Point(3, 4));
        assertThat(out.isReadable()).isFalse();
    }

    @Test
    void aTypeOutsideTheSchemaAndAValueOfAnotherTypeAreRefused() {
        assertThatThrownBy(() -> Zoo.SCHEMA.fingerprint(Outcome.Ok.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("org.jsyslab.common.node.Outcome$Ok is not in the schema; pass it to Schema.of");
        assertThatThrownBy(() -> Zoo.SCHEMA.write(Zoo.Point.class, "text", Unpooled.buffer()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not a Point: text");
    }

    /** Records that differ from {@link Base.Vote} in one way each. */
    static final class Variants {
        static final class Base {
            record Vote(long term, Rank rank) {}

            record Rank(int place) {}
        }

        static final class Renamed {
            record Vote(long epoch, Base.Rank rank) {}
        }

        static final class Reordered {
            record Vote(Base.Rank rank, long term) {}
        }

        static final class Retyped {
            record Vote(int term, Base.Rank rank) {}
        }

        static final class DeepRetyped {
            record Vote(long term, Rank rank) {}

            record Rank(long place) {}
        }

        static final class DeepRenamed {
            record Vote(long term, Grade rank) {}

            record Grade(int place) {}
        }

        static final class Longer {
            record Vote(long term, Base.Rank rank, boolean yes) {}
        }

        static final class Same {
            record Vote(long term, Base.Rank rank) {}
        }
    }

    @Test
    void theFingerprintChangesWithEachChangeOfTheForm() {
        List<Class<?>> all = List.of(
                Variants.Base.Vote.class,
                Variants.Renamed.Vote.class,
                Variants.Reordered.Vote.class,
                Variants.Retyped.Vote.class,
                Variants.DeepRetyped.Vote.class,
                Variants.DeepRenamed.Vote.class,
                Variants.Longer.Vote.class);

        assertThat(all.stream().map(SchemaTest::fingerprint)).doesNotHaveDuplicates();
        assertThat(fingerprint(Variants.Same.Vote.class)).isEqualTo(fingerprint(Variants.Base.Vote.class));
    }

    @Test
    void aBoxedNumberHasTheFormOfAPlainOne() {
        record Boxed(Long term) {}
        record Plain(long term) {}
        assertThat(Schema.of(Boxed.class).types().get(0)).isEqualTo("Boxed(long term)");
        assertThat(Schema.of(Plain.class).types().get(0)).isEqualTo("Plain(long term)");
    }

    @Test
    void theFingerprintIsTheSameInEveryProcess() {
        assertThat(fingerprint(Variants.Base.Vote.class)).isEqualTo("0bc423d56e9993f6");
    }

    @Test
    void theFingerprintOfALogChangesWithTheCommandsItMayHold() {
        assertThat(Schema.of(Zoo.Entry.class, Zoo.ZooCommand.class).fingerprint(Zoo.Entry.class))
                .isNotEqualTo(Schema.of(Zoo.Entry.class, Other.class).fingerprint(Zoo.Entry.class));
    }

    @Test
    void theFingerprintDependsNeitherOnTheOrderOfRootsNorOnWhatElseIsInTheSchema() {
        assertThat(Schema.of(Zoo.Entry.class, Zoo.ZooCommand.class, Forms.class).fingerprint(Zoo.Entry.class))
                .isEqualTo(Schema.of(Zoo.ZooCommand.class, Zoo.Entry.class).fingerprint(Zoo.Entry.class))
                .isEqualTo(Zoo.SCHEMA.fingerprint(Zoo.Entry.class));
    }

    sealed interface Other extends Command {
        record Open() implements Other {}
    }

    sealed interface Forms extends Message {
        record First(int number) implements Forms {}

        record Second(int number) implements Forms {}
    }

    @Test
    void aPeerWithMoreRecordsUnderstandsAndIsUnderstood() {
        Schema few = Schema.of(Forms.class);
        Schema many = Schema.of(Zoo.class, Zoo.ZooCommand.class, Forms.class);
        ByteBuf sent = Unpooled.wrappedBuffer(few.binary().encode(new Forms.Second(7)));
        ByteBuf known = Unpooled.wrappedBuffer(many.binary().encode(new Forms.Second(7)));
        ByteBuf unknown = Unpooled.wrappedBuffer(many.binary().encode(new Zoo.Empty()));

        assertThat(many.messages().readBinary(sent, 0)).isEqualTo(new Forms.Second(7));
        assertThat(few.messages().readBinary(known, 0)).isEqualTo(new Forms.Second(7));
        assertThatThrownBy(() -> few.messages().readBinary(unknown, 0))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessageContaining("the sender has other records, or another version of them");
    }

    @Test
    void aPeerWithMoreCommandsStillSharesTheMessageThatCarriesThem() {
        Schema many = Schema.of(Zoo.class, Zoo.ZooCommand.class, Other.class);
        Zoo.Entry entry = new Zoo.Entry(1, new Zoo.ZooCommand.Feed("lion", Bytes.utf8("ham")));
        Message append = new Zoo.Append(1, List.of(entry), new Zoo.Figure.Circle(1));
        ByteBuf sent = Unpooled.wrappedBuffer(many.binary().encode(append));

        assertThat(Zoo.SCHEMA.messages().readBinary(sent, 0)).isEqualTo(append);
    }

    static final class Newer {
        sealed interface Forms extends Message {
            record First(int number, int more) implements Forms {}

            record Second(int number) implements Forms {}
        }
    }

    @Test
    void aPeerWithAnotherVersionOfARecordIsNoticed() {
        ByteBuf changed =
                Unpooled.wrappedBuffer(Schema.of(Newer.Forms.class).binary().encode(new Newer.Forms.First(1, 2)));
        ByteBuf same =
                Unpooled.wrappedBuffer(Schema.of(Newer.Forms.class).binary().encode(new Newer.Forms.Second(1)));

        assertThat(Schema.of(Forms.class).messages().readBinary(same, 0)).isEqualTo(new Forms.Second(1));
        assertThatThrownBy(() -> Schema.of(Forms.class).messages().readBinary(changed, 0))
                .isInstanceOf(MalformedMessageException.class);
    }

    @Test
    void whatWasReadCannotBeChangedAndKeepsItsOrder() {
        Zoo.Collections read = (Zoo.Collections) Zoo.SCHEMA.travelled(
                new Zoo.Collections(List.of("b", "a"), List.of(), Set.of(), new TreeSet<>(List.of(2L, 1L)), List.of()));

        assertThat(read.texts()).containsExactly("b", "a");
        assertThat(read.numbers()).containsExactly(1L, 2L);
        assertThatThrownBy(() -> read.texts().add("c")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> read.numbers().add(3L)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> read.nodes().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    record WithDate(Date date) {}

    @SuppressWarnings("ArrayRecordComponent") // refusing it is the point
    record WithArray(byte[] bytes) {}

    record WithRaw(@SuppressWarnings("rawtypes") List list) {}

    record WithWildcard(List<? extends Number> list) {}

    record Twice(Optional<Optional<String>> value) {}

    record BadKey(Map<Zoo.Point, Long> map) {}

    record Unordered(SortedSet<Zoo.Point> points) {}

    record OpenEnded(Command command) {}

    record CarriesLocal(Outcome outcome) {}

    record Endless(int number, Link link) {}

    record Link(Endless back) {}

    sealed interface Stack {
        record Pushed(long top, Stack below) implements Stack {}
    }

    sealed interface EndingStack {
        record Bottom() implements EndingStack {}

        record Top(long top, EndingStack below) implements EndingStack {}
    }

    record Nested(Optional<Nested> one, List<Nested> more, Map<String, Nested> byName) {}

    record Generic<T>(T value) {}

    record WithRawGeneric(@SuppressWarnings("rawtypes") Generic generic) {}

    sealed interface Typed extends Message {
        record Labelled(String type) implements Typed {}
    }

    sealed interface NotOnlyRecords extends Message {
        final class Plain implements NotOnlyRecords {}
    }

    @Test
    void whatCannotTravelIsNamedWhenTheSchemaIsMade() {
        assertImpossible(
                "WithDate.date: the type java.util.Date cannot travel; a component may be boolean, int",
                WithDate.class);
        assertImpossible("WithArray.bytes: the type byte[] cannot travel", WithArray.class);
        assertImpossible("WithRaw.list: the type java.util.List cannot travel", WithRaw.class);
        assertImpossible("WithWildcard.list: the type ? extends java.lang.Number cannot travel", WithWildcard.class);
        assertImpossible("Twice.value: an Optional of an Optional has no form in JSON", Twice.class);
        assertImpossible("BadKey.map: ", BadKey.class);
        assertImpossible("Unordered.points: ", Unordered.class);
        assertImpossible(
                "OpenEnded.command: no record of the schema implements Command; pass the sealed", OpenEnded.class);
        assertImpossible("CarriesLocal.outcome: Outcome is Local, so no message can carry it", CarriesLocal.class);
        assertImpossible("WithRawGeneric.generic: Generic needs type arguments", WithRawGeneric.class);
        assertImpossible("Generic: Generic needs type arguments", Generic.class);
        assertImpossible("Labelled.type: the JSON form of Typed needs this name for itself", Typed.class);
        assertImpossible(NotOnlyRecords.Plain.class.getName() + " must be a record", NotOnlyRecords.class);
        assertImpossible("java.util.Date is neither a record nor a sealed interface", Date.class);
        assertImpossible("org.jsyslab.common.node.Command is neither a record nor a sealed interface", Command.class);
    }

    @Test
    void aRecordThatAlwaysContainsAnotherIsRefused() {
        assertImpossible(
                "Endless(int number, Link link) would always contain another one, without end; make a component an"
                        + " Optional",
                Endless.class);
        assertImpossible("Pushed(long top, Stack below) would always contain another one", Stack.class);
        assertThat(Schema.of(EndingStack.class, Nested.class).types()).hasSize(3);
    }

    @Test
    void twoRecordsOfOneNameAreRefusedByBothNames() {
        assertImpossible(
                "two records named Vote: " + Variants.Base.Vote.class.getName() + " and "
                        + Variants.Same.Vote.class.getName(),
                Variants.Base.Vote.class,
                Variants.Same.Vote.class);
    }

    private static void assertImpossible(String reason, Class<?>... roots) {
        assertThatThrownBy(() -> Schema.of(roots))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(reason);
    }

    private static Object stored(Class<?> type, Object value) {
        ByteBuf out = Unpooled.buffer();
        Zoo.SCHEMA.write(type, value, out);
        return Zoo.SCHEMA.read(type, out);
    }

    private static String fingerprint(Class<?> type) {
        return Schema.of(type).fingerprint(type);
    }
}

package org.jsyslab.common.trace.diagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jsyslab.common.trace.LossyRun;
import org.jsyslab.common.trace.RandomRun;
import org.jsyslab.common.trace.Trace;
import org.jsyslab.common.trace.TraceEvent;
import org.jsyslab.common.trace.TraceMerger;
import org.jsyslab.common.trace.TraceReader;
import org.jsyslab.common.trace.VectorClocks;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** The diagram in a real browser. Skipped where there is none, unless {@code -Dchromium.required=true}. */
class DiagramIT {
    private static final Path DIRECTORY = Path.of("target", "diagrams").toAbsolutePath();
    private static final Path STORY = DIRECTORY.resolve("lossy-run.html");
    private static final Path LONG = DIRECTORY.resolve("10000-messages.html");

    private static Browser browser;

    @BeforeAll
    static void start() throws IOException {
        boolean isThere = Browser.binary().isPresent();
        if (!Boolean.getBoolean("chromium.required")) {
            assumeTrue(
                    isThere, "no Chromium with its chromedriver on the PATH: the diagrams are not tried in a browser");
        }
        assertThat(isThere).as("Chromium and chromedriver are on the PATH").isTrue();
        SpaceTimeDiagram.write(LossyRun.story(5), STORY);
        SpaceTimeDiagram.write(LossyRun.ofMessages(10_000), LONG);
        browser = new Browser();
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void forgetLogs() {
        browser.prefer("light");
        browser.console();
        browser.requests();
    }

    @Test
    void opensAtTheViolationWithoutConsoleMessageOrNetwork() {
        browser.open(STORY, "");

        assertThat(text("event")).startsWith("check: at most one leader");
        assertThat(chosen("k")).isEqualTo("check");
        assertThat(browser.run("return yOf(view.chosen) > HEAD && yOf(view.chosen) < view.height"))
                .isEqualTo(true);
        assertThat(browser.console()).isEmpty();
        assertThat(browser.requests())
                .contains(STORY.toUri().toString())
                .allMatch(url -> url.equals(STORY.toUri().toString()) || url.equals("about:blank"));
    }

    @Test
    void thePolicyForbidsTheNetworkEvenToTheScript() {
        browser.open(STORY, "");

        Object answer = browser.runAsync("const done = arguments[0];"
                + "document.addEventListener('securitypolicyviolation', e => done(e.effectiveDirective));"
                + "fetch('http://127.0.0.1:1/').then(() => done('fetched'), () => 0);");

        assertThat(answer).isEqualTo("connect-src");
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void keysStepAndStepBackToTheSamePicture(String scheme) throws IOException {
        browser.prefer(scheme);
        browser.open(STORY, "");
        browser.press(Keys.ARROW_LEFT);
        for (int i = 0; i < 5; i++) {
            byte[] before = browser.screenshot();
            browser.press(Keys.ARROW_RIGHT);
            assertThat(browser.screenshot()).isNotEqualTo(before);
            browser.press(Keys.ARROW_LEFT);
            assertThat(browser.screenshot()).isEqualTo(before);
            browser.press(Keys.ARROW_LEFT);
        }
        browser.open(STORY, "");
        Files.write(DIRECTORY.resolve("lossy-run-" + scheme + ".png"), browser.screenshot());
        assertThat(browser.console()).isEmpty();
    }

    @Test
    void lightAndDarkFollowTheReadersPreference() {
        browser.open(STORY, "");
        byte[] light = browser.screenshot();
        Object lightPaper = browser.run("return colours.paper");
        browser.prefer("dark");
        byte[] dark = browser.screenshot();

        assertThat(dark).isNotEqualTo(light);
        assertThat(browser.run("return colours.paper")).isNotEqualTo(lightPaper);
        assertThat(contrast()).isGreaterThan(4.5);
        browser.prefer("light");
        assertThat(browser.screenshot()).isEqualTo(light);
        assertThat(contrast()).isGreaterThan(4.5);
    }

    @Test
    void aFrameOfTenThousandMessagesIsDrawnInSixteenMilliseconds() throws IOException {
        browser.open(LONG, "#n=9000");
        assertThat(browser.run("return messages.length")).isEqualTo(10_000L);

        // the least of three at each place: what a frame costs, not what else the machine does meanwhile
        List<?> frames = (List<?>) browser.run("const frames = [];"
                + "for (let place = 0; place < 60; place++) {"
                + "  view.top = place / 60 * layout.height; let least = Infinity;"
                + "  for (let i = 0; i < 3; i++) {"
                + "    const start = performance.now(); draw(); pen.getImageData(0, 0, 1, 1);"
                + "    least = Math.min(least, performance.now() - start);"
                + "  }"
                + "  frames.push(least);"
                + "}"
                + "return frames;");
        double slowest = frames.stream()
                .mapToDouble(frame -> ((Number) frame).doubleValue())
                .max()
                .orElseThrow();
        Object firstDraw = browser.run("return performance.getEntriesByName('first-draw')[0].startTime");
        Files.writeString(
                DIRECTORY.resolve("figures.txt"),
                String.format(
                        Locale.ROOT,
                        "10,000 messages: slowest frame %.1f ms, first draw %.0f ms after navigation, file %d bytes%n",
                        slowest,
                        ((Number) firstDraw).doubleValue(),
                        Files.size(LONG)));

        assertThat(frames).hasSize(60);
        assertThat(slowest).isPositive().isLessThanOrEqualTo(16);
    }

    @Test
    void noFrameIsBlankWhenTheWindowChangesItsSize() {
        browser.open(STORY, "");

        assertThat(
                        browser.run(
                                "document.querySelector('aside').style.width = '200px'; resize();"
                                        + "const paper = pen.getImageData(0, canvas.height - 1, 1, 1).data.join();"
                                        + "const row = pen.getImageData(0, 20, canvas.width, 1).data;"
                                        + "return row.some((part, i) => i % 4 === 3 && part !== 255) ? 'blank' : paper === '0,0,0,0' ? 'blank' : 'drawn'"))
                .isEqualTo("drawn");
    }

    @Test
    void homeEndAndGGoWhereTheySay() {
        browser.open(STORY, "");
        browser.press(Keys.HOME);
        assertThat(chosen("n")).isEqualTo(browser.run("return events[layout.rows[0]].n"));
        browser.press("g");
        assertThat(chosen("k")).isEqualTo("check");
        browser.press(Keys.END);
        assertThat(chosen("n")).isEqualTo(browser.run("return events[layout.rows[layout.rows.length - 1]].n"));
        browser.press(Keys.ESCAPE);
        assertThat(browser.run("return view.chosen")).isNull();
    }

    @Test
    void searchFindsAndStepsThroughItsHits() {
        browser.open(STORY, "#n=1");
        browser.press("/");
        browser.press("crashed");
        long hits = (Long) browser.run("return view.found.size");
        browser.press(Keys.ENTER);

        assertThat(hits).isPositive();
        assertThat(chosen("why")).isEqualTo("crashed");
        assertThat(text("found")).isEqualTo("1 of " + hits);
    }

    @Test
    void heartbeatsAreHiddenWithACountUntilAskedFor() {
        browser.open(STORY, "");
        long rows = (Long) browser.run("return layout.rows.length");
        assertThat(text("noise"))
                .isEqualTo(
                        browser.run(
                                "return [...classes.values()].filter(c => c.hidden).reduce((n, c) => n + c.count, 0) + ' hidden'"));
        assertThat(browser.run(
                        "return layout.rows.some(i => events[i].k === 'recv' && events[i].type === 'Heartbeat')"))
                .isEqualTo(false);

        browser.run(
                "[...document.querySelectorAll('#classes label')].find(l => l.textContent.startsWith('Heartbeat')).click()");

        assertThat((Long) browser.run("return layout.rows.length")).isGreaterThan(rows);
        assertThat(browser.run(
                        "return layout.rows.some(i => events[i].k === 'recv' && events[i].type === 'Heartbeat')"))
                .isEqualTo(true);
    }

    @Test
    void happenedBeforeIsWhatTheVectorClocksSay() throws IOException {
        List<TraceEvent> run = RandomRun.of(11, 4, 90);
        Path file = DIRECTORY.resolve("random-run.html");
        SpaceTimeDiagram.write(new Trace(RandomRun.header(), run), file);
        VectorClocks clocks = new VectorClocks(run);
        browser.open(file, "");

        List<?> before = (List<?>)
                browser.run(
                        "return events.map((_, j) => events.map((_, i) => i < j && isInside(events[i]) && pathBetween(i, j) !== undefined))");
        List<?> past = (List<?>) browser.run("return events.map((_, j) => [...pastOf(j)].map(Boolean))");
        for (int j = 0; j < run.size(); j++) {
            for (int i = 0; i < run.size(); i++) {
                assertThat(((List<?>) before.get(j)).get(i))
                        .as("%d before %d", i, j)
                        .isEqualTo(clocks.happenedBefore(i, j));
                assertThat(((List<?>) past.get(j)).get(i)).isEqualTo(clocks.happenedBefore(i, j));
            }
        }
    }

    @Test
    void whoeverKeepsNoTraceIsAtTheOtherEndOfAStub() throws IOException {
        String lines = """
                {"k":"run","v":1,"mode":"real","nodes":[{"id":"n1","kind":"server"}]}
                {"t":1,"node":"n1","k":"recv","peer":"stranger","type":"Request"}
                {"t":2,"node":"n1","k":"send","msg":"n1.1-1","peer":"stranger","type":"Reply"}
                """;
        Path file = DIRECTORY.resolve("stranger.html");
        Trace trace = TraceReader.read("n1.jsonl", new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)));
        SpaceTimeDiagram.write(TraceMerger.merge(List.of(trace)), file);
        browser.open(file, "");

        assertThat(browser.run("return messages.length")).isEqualTo(2L);
        assertThat(browser.run("return labelOf(events[0]).join(' ')")).isEqualTo("Request from stranger");
        assertThat(browser.run("return lanes")).isEqualTo(List.of("n1"));
        assertThat(browser.console()).isEmpty();
    }

    @Test
    void aKilledProcessIsDownUntilItsNextLifeThoughItsTraceSaysNothing() throws IOException {
        String lines = """
                {"k":"run","v":1,"mode":"real","nodes":[{"id":"n1","kind":"server"}]}
                {"n":1,"t":1,"node":"n1","inc":1,"k":"life","txt":"start"}
                {"n":2,"t":2,"node":"n1","inc":1,"k":"note","txt":"last words"}
                {"n":3,"t":3,"node":"n1","inc":2,"k":"life","txt":"start"}
                """;
        Path file = DIRECTORY.resolve("killed.html");
        Trace trace = TraceReader.read("n1.jsonl", new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)));
        SpaceTimeDiagram.write(trace, file);
        browser.open(file, "");

        assertThat(
                        browser.run(
                                "return lives.map(life => [life.from, life.to, life.style, life.killed ? 'killed' : ''].join(' '))"))
                .isEqualTo(List.of("-1 0 unborn ", "0 1 alive ", "1 2 down killed", "2 3 alive "));
        assertThat(browser.console()).isEmpty();
    }

    @Test
    void aRunInWhichNothingHappenedIsAnEmptyPicture() throws IOException {
        Path file = DIRECTORY.resolve("empty-run.html");
        SpaceTimeDiagram.write(new Trace(RandomRun.header("n1", "n2"), List.of()), file);
        browser.open(file, "");
        for (CharSequence key : List.<CharSequence>of(Keys.ARROW_RIGHT, Keys.HOME, Keys.END, "g", "m", "+")) {
            browser.press(key);
        }

        assertThat(text("facts")).contains("2 nodes · 0 events");
        assertThat(browser.console()).isEmpty();
    }

    @Test
    void twoEventsAreOrderedWithThePathOrConcurrent() {
        browser.open(STORY, "#n=40&m=20");
        assertThat(text("event")).contains("event 20 happened before event 40.");
        assertThat((Long) browser.run("return document.querySelectorAll('.path li').length"))
                .isGreaterThan(1);

        browser.open(STORY, "#n=3&m=2");
        assertThat(text("event")).contains("are concurrent");
    }

    @Test
    void aClickChoosesTheEventUnderItAndFadesWhatIsConcurrent() {
        browser.open(STORY, "#n=90");
        browser.run("const i = layout.rows[layout.rowOf[view.chosen] + 2];"
                + "canvas.dispatchEvent(new MouseEvent('click', {clientX: canvas.getBoundingClientRect().left + xOfNode(events[i].node) - view.side,"
                + "clientY: canvas.getBoundingClientRect().top + yOf(i)}));");
        assertThat(browser.run("return view.chosen === layout.rows[layout.rowOf[indexByPosition.get(90)] + 2]"))
                .isEqualTo(true);
        assertThat(
                        browser.run(
                                "const past = pastOf(view.chosen), future = futureOf(view.chosen);"
                                        + "return events.every((e, i) => view.weights[i] === (past[i] || i === view.chosen ? 1 : future[i] ? 0.5 : Math.fround(0.16)))"))
                .isEqualTo(true);
        assertThat(text("event")).contains("concurrent");
    }

    private static Object chosen(String field) {
        return browser.run("return events[view.chosen][arguments[0]]", field);
    }

    private static String text(String id) {
        return (String) browser.run("return document.getElementById(arguments[0]).textContent", id);
    }

    /** Of muted text, the faintest there is to read, on the paper; WCAG wants 4.5 or more. */
    private static double contrast() {
        return ((Number) browser.run("const light = text => {"
                        + "  const rgb = text.match(/[0-9a-f]{2}/gi).map(h => parseInt(h, 16) / 255);"
                        + "  const [r, g, b] = rgb.map(c => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);"
                        + "  return 0.2126 * r + 0.7152 * g + 0.0722 * b;"
                        + "};"
                        + "const pair = [light(colours.muted), light(colours.paper)].sort((a, b) => b - a);"
                        + "return (pair[0] + 0.05) / (pair[1] + 0.05);"))
                .doubleValue();
    }
}

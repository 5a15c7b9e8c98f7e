package org.jsyslab.common.trace.diagram;

import java.io.Closeable;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A Chromium without a window. Uses what is installed and downloads nothing. */
final class Browser implements Closeable {
    private final ChromeDriver driver;

    /** The browser of this machine, if it has one with its driver. */
    static Optional<Path> binary() {
        return driverBinary().isEmpty() ? Optional.empty() : onPath("chromium", "chromium-browser", "google-chrome");
    }

    private static Optional<Path> driverBinary() {
        return onPath("chromedriver");
    }

    private static Optional<Path> onPath(String... names) {
        String[] directories = System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1);
        return Stream.of(names)
                .flatMap(name -> Stream.of(directories).map(directory -> Path.of(directory, name)))
                .filter(file -> file.toFile().canExecute())
                .findFirst();
    }

    Browser() {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(binary().orElseThrow().toFile());
        options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage");
        options.addArguments("--window-size=1360,860", "--hide-scrollbars");
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(driverBinary().orElseThrow().toFile())
                .build();
        driver = new ChromeDriver(service, options);
    }

    void open(Path page, String fragment) {
        driver.get("about:blank"); // so that another fragment of the same page loads it anew
        driver.get(page.toUri() + fragment);
    }

    /** Sets what the page is told of the reader's preference. */
    void prefer(String scheme) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    Object run(String script, Object... arguments) {
        return ((JavascriptExecutor) driver).executeScript(script, arguments);
    }

    Object runAsync(String script) {
        return ((JavascriptExecutor) driver).executeAsyncScript(script);
    }

    /** Presses a key, and waits until the frame that follows is drawn. */
    void press(CharSequence key) {
        driver.switchTo().activeElement().sendKeys(key);
        awaitFrame();
    }

    void awaitFrame() {
        runAsync("const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done()));");
    }

    byte[] screenshot() {
        awaitFrame();
        return driver.getScreenshotAs(OutputType.BYTES);
    }

    /** What the console said since the last call. */
    List<String> console() {
        return messages(LogType.BROWSER);
    }

    /** The addresses that were asked for since the last call. */
    List<String> requests() {
        return messages(LogType.PERFORMANCE).stream()
                .filter(message -> message.contains("\"Network.requestWillBeSent\""))
                .map(message -> message.replaceAll(".*\"url\":\"([^\"]*)\".*", "$1"))
                .toList();
    }

    private List<String> messages(String type) {
        return driver.manage().logs().get(type).getAll().stream()
                .map(LogEntry::getMessage)
                .toList();
    }

    @Override
    public void close() {
        driver.quit();
    }
}

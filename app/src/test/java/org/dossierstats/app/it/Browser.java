package org.dossierstats.app.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.results.Results;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;

/** A Chromium without a window. */
final class Browser implements AutoCloseable {
    private static final List<Path> CHROMIUMS = List.of(
            Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"), Path.of("/usr/bin/google-chrome"));
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final Duration CLICK_LIMIT = Duration.ofSeconds(10);
    private static final Path PICTURES = Path.of("target", "pictures");

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /** Whether there is one on this machine. */
    static boolean isThere() {
        return Files.isExecutable(DRIVER) && CHROMIUMS.stream().anyMatch(Files::isExecutable);
    }

    /** Opens one that prefers a language, such as vi. */
    static Browser open(String language) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUMS.stream()
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow()
                .toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--lang=" + language,
                "--accept-lang=" + language,
                "--window-size=1400,1000");
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.toFile())
                .build();
        return new Browser(new ChromeDriver(service, options));
    }

    /** Runs a script in each page before its own. */
    Browser before(String script) {
        driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script));
        return this;
    }

    Browser go(String address) {
        driver.get(address);
        return this;
    }

    void size(int width, int height) {
        driver.manage().window().setSize(new Dimension(width, height));
    }

    String text(String selector) {
        List<String> texts = texts(selector);
        assertThat(texts).as(selector).isNotEmpty();
        return texts.get(0);
    }

    /** Of all at one moment: a table may be made anew at any time. */
    List<String> texts(String selector) {
        Object texts = driver.executeScript(
                "return [...document.querySelectorAll(arguments[0])].map(each => each.innerText)", selector);
        return ((List<?>) texts).stream().map(String::valueOf).toList();
    }

    /** Of what is not to be seen at the moment, too. */
    List<String> contents(String selector) {
        return property(selector, "textContent");
    }

    /** What each of them has under a name. */
    List<String> property(String selector, String name) {
        Object values = driver.executeScript(
                "return [...document.querySelectorAll(arguments[0])].map(each => each[arguments[1]])", selector, name);
        return ((List<?>) values).stream().map(String::valueOf).toList();
    }

    /** Where it is. */
    String address() {
        return driver.getCurrentUrl();
    }

    void click(String selector) {
        await().atMost(CLICK_LIMIT)
                .ignoreException(StaleElementReferenceException.class)
                .until(() -> {
                    driver.findElement(By.cssSelector(selector)).click();
                    return true;
                });
    }

    void type(String selector, String text) {
        driver.findElement(By.cssSelector(selector)).sendKeys(text);
    }

    Object run(String script) {
        return driver.executeScript(script);
    }

    List<String> tabs() {
        return List.copyOf(driver.getWindowHandles());
    }

    void turnTo(String tab) {
        driver.switchTo().window(tab);
    }

    void closeTab() {
        driver.close();
    }

    void awaitText(Duration limit, String selector, String wanted) {
        await().atMost(limit)
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> assertThat(text(selector)).as(selector).isEqualTo(wanted));
    }

    /** What keeps people from using the page, by the rules of WCAG 2.2 A and AA. */
    List<String> barriers() {
        Results results = new AxeBuilder()
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
                .analyze(driver);
        return results.getViolations().stream()
                .map(rule -> rule.getId() + ": " + rule.getHelp() + " "
                        + rule.getNodes().stream()
                                .flatMap(node -> Stream.of(String.valueOf(node.getTarget())))
                                .limit(5)
                                .collect(Collectors.joining(" ")))
                .toList();
    }

    /** What the page complained about since it was asked last. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(entry -> entry.getLevel() + " " + entry.getMessage())
                .toList();
    }

    /** For people to look at, in target/pictures. */
    void picture(String name) throws IOException {
        write(name + ".png", driver.getScreenshotAs(OutputType.BYTES));
    }

    /** All of the page, also what one has to scroll to. */
    void wholePicture(String name) throws IOException {
        Object height = run("return document.documentElement.scrollHeight");
        Map<String, Object> clip =
                Map.of("x", 0, "y", 0, "width", run("return innerWidth"), "height", height, "scale", 1);
        Map<String, Object> picture =
                driver.executeCdpCommand("Page.captureScreenshot", Map.of("captureBeyondViewport", true, "clip", clip));
        write(name + ".png", Base64.getDecoder().decode(String.valueOf(picture.get("data"))));
    }

    /** As it is printed. */
    void print(String name) throws IOException {
        Map<String, Object> printed =
                driver.executeCdpCommand("Page.printToPDF", Map.of("preferCSSPageSize", true, "printBackground", true));
        write(name + ".pdf", Base64.getDecoder().decode(String.valueOf(printed.get("data"))));
    }

    private static void write(String name, byte[] bytes) throws IOException {
        Files.createDirectories(PICTURES);
        Files.write(PICTURES.resolve(name), bytes);
    }

    @Override
    public void close() {
        driver.quit();
    }
}

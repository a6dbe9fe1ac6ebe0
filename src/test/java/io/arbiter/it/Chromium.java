package io.arbiter.it;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The Chromium of this machine. Playwright's own browser is never downloaded. Each thread has a
 * browser of its own, since what Playwright makes belongs to a thread.
 */
final class Chromium {
  /** For a judge on a machine with much else to do. */
  static final int PATIENCE_MILLIS = 180_000;

  private static final List<String> COMMANDS =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

  /** Without these, Chromium calls its maker at each start. */
  private static final List<String> ARGUMENTS =
      List.of(
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private static final ThreadLocal<Playwright> PLAYWRIGHT = new ThreadLocal<>();
  private static final ThreadLocal<Browser> BROWSER = new ThreadLocal<>();

  private Chromium() {}

  static void open() {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    PLAYWRIGHT.set(
        Playwright.create(
            new Playwright.CreateOptions()
                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"))));
    // Chromium's own sandbox does not work for root.
    BROWSER.set(
        PLAYWRIGHT
            .get()
            .chromium()
            .launch(
                new LaunchOptions()
                    .setExecutablePath(executable())
                    .setChromiumSandbox(!"root".equals(System.getProperty("user.name")))
                    .setArgs(ARGUMENTS)));
  }

  /** The one that this thread has opened. */
  static Browser browser() {
    return BROWSER.get();
  }

  static void close() {
    if (PLAYWRIGHT.get() != null) {
      PLAYWRIGHT.get().close();
    }
    BROWSER.remove();
    PLAYWRIGHT.remove();
  }

  /** Where it is. Fails if there is none, so that no test passes without a browser. */
  private static Path executable() {
    Stream<Path> folders = Arrays.stream(System.getenv("PATH").split(":")).map(Path::of);
    return folders
        .flatMap(folder -> COMMANDS.stream().map(folder::resolve))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "there is no Chromium; to install it, run as root: apt-get install -y"
                        + " chromium"));
  }
}

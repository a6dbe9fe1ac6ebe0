package io.arbiter.it;

import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The Chromium of this machine. Playwright's own browser is never downloaded. */
final class Chromium {
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

  private Chromium() {}

  static Playwright playwright() {
    return Playwright.create(
        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
  }

  /** Where it is. Fails if there is none, so that no test passes without a browser. */
  static Path executable() {
    return find()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "there is no Chromium; to install it, run as root: apt-get install -y"
                        + " chromium"));
  }

  /** How to start it. */
  static LaunchOptions options() {
    // Chromium's own sandbox does not work for root.
    return new LaunchOptions()
        .setExecutablePath(executable())
        .setChromiumSandbox(!"root".equals(System.getProperty("user.name")))
        .setArgs(ARGUMENTS);
  }

  private static Optional<Path> find() {
    Stream<Path> folders = Arrays.stream(System.getenv("PATH").split(":")).map(Path::of);
    return folders
        .flatMap(folder -> COMMANDS.stream().map(folder::resolve))
        .filter(Files::isExecutable)
        .findFirst();
  }
}

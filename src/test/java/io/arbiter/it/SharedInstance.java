package io.arbiter.it;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The complete instance of all tests of the API and of the page, which run beside each other: a
 * test brings its own players, puzzles, classes and contests, and takes nobody else's for granted.
 * Starts with the first test and ends with the JVM.
 */
final class SharedInstance {
  /** Fewer connections than the requests and the loops may need at once. */
  static final int CONNECTIONS = 8;

  static final GreenMail SMTP = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
  static final IdentityProvider PROVIDER;

  /** Of the instance's data, logs and puzzles. */
  static final Path FOLDER;

  private static final Instance ARBITER;

  static {
    try {
      FOLDER = Files.createTempDirectory("arbiter-shared-");
      SMTP.start();
      PROVIDER = new IdentityProvider();
      copy(Path.of("puzzles"), FOLDER.resolve("puzzles"));
      copy(Path.of("src/test/bundles"), FOLDER.resolve("puzzles"));
      ARBITER = Instance.start("up", FOLDER, settings()).awaitReady();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Runtime.getRuntime().addShutdownHook(new Thread(SharedInstance::stop));
  }

  private SharedInstance() {}

  static Instance get() {
    return ARBITER;
  }

  private static Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>(WebhookCases.SETTINGS);
    settings.put("ARBITER_ADMIN_PASSWORD", Client.PASSWORD);
    settings.put("ARBITER_PUZZLES_FOLDER", FOLDER.resolve("puzzles").toString());
    settings.put("QUARKUS_DATASOURCE_JDBC_MAX_SIZE", Integer.toString(CONNECTIONS));
    // Fuzz guesses many passwords, and also runs without a token.
    settings.put("ARBITER_PER_ADDRESS_FAILED_LOGINS", "100000");
    settings.put("ARBITER_PER_ADDRESS_RUNS", Integer.toString(VisitorRunCases.PER_ADDRESS));
    settings.putAll(MailCases.settings());
    settings.putAll(PROVIDER.settings());
    return settings;
  }

  static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> entries = Files.walk(from)) {
      for (Path file : entries.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(file));
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
  }

  private static void stop() {
    ARBITER.close();
    SMTP.stop();
    PROVIDER.close();
  }
}

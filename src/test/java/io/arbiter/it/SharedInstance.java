package io.arbiter.it;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The complete instance of all tests of the API and of the page, which run beside each other: a
 * test brings its own players, puzzles, classes and contests, and takes nobody else's for granted.
 * Starts with the first test and ends with the JVM.
 */
final class SharedInstance {
  /** Fewer connections than the requests and the loops may need at once. */
  static final int CONNECTIONS = 8;

  /** More runs of visitors in a minute than all tests but one send. */
  static final int RUNS = 200;

  /** The puzzles with a generator that tests use. */
  private static final Set<String> PREPARED =
      Set.of(
          "bell-tower",
          "captains-parrot",
          "echo-valley",
          "last-bus",
          "mitten-pairs",
          "no-thirteenth-floor",
          "shipped");

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
      copyPuzzles(Path.of("puzzles"));
      copyPuzzles(Path.of("src/test/bundles"));
      ARBITER = Instance.start("up", FOLDER, settings());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Runtime.getRuntime().addShutdownHook(new Thread(SharedInstance::stop));
    ARBITER.awaitReady();
  }

  private SharedInstance() {}

  static Instance get() {
    return ARBITER;
  }

  private static Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>(PROVIDER.settings());
    settings.putAll(
        Map.of(
            "ARBITER_ADMIN_PASSWORD", Client.PASSWORD,
            "ARBITER_PUZZLES_FOLDER", FOLDER.resolve("puzzles").toString(),
            "QUARKUS_DATASOURCE_JDBC_MAX_SIZE", Integer.toString(CONNECTIONS)));
    // The receivers of webhooks are on this machine.
    settings.putAll(
        Map.of(
            "ARBITER_WEBHOOKS_ALLOW_HTTP", "true",
            "ARBITER_WEBHOOKS_PORTS", "443,1024-65535",
            "ARBITER_WEBHOOKS_ALLOWED_NETWORKS", "127.0.0.1/32"));
    settings.putAll(
        Map.of(
            "QUARKUS_MAILER_HOST", "127.0.0.1",
            "QUARKUS_MAILER_PORT", Integer.toString(SMTP.getSmtp().getPort()),
            "QUARKUS_MAILER_FROM", "arbiter@play.example",
            "ARBITER_MAIL_PAGE", "http://play.example"));
    // The fuzzer guesses passwords, asks for mails, and runs without a token.
    settings.putAll(
        Map.of(
            "ARBITER_PER_ADDRESS_FAILED_LOGINS", "100000",
            "ARBITER_PER_ADDRESS_MAILS", "100000",
            "ARBITER_PER_ADDRESS_RUNS", Integer.toString(RUNS)));
    return settings;
  }

  /** Copies a folder of puzzles, without generators that a worker would run for no test. */
  private static void copyPuzzles(Path from) throws IOException {
    Path to = FOLDER.resolve("puzzles");
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(file));
        String puzzle = from.relativize(file).getName(0).toString();
        if (!file.endsWith("generator.py") || PREPARED.contains(puzzle)) {
          Files.createDirectories(target.getParent());
          Files.copy(file, target);
        }
      }
    }
  }

  private static void stop() {
    ARBITER.close();
    SMTP.stop();
    PROVIDER.close();
    try (Stream<Path> files = Files.walk(FOLDER)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package io.arbiter.bench;

import io.arbiter.app.play.ApiClient;
import io.arbiter.fuzz.ApiFuzz;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Sends bad input to a new Arbiter for a time. */
@Command(
    name = "fuzz",
    mixinStandardHelpOptions = true,
    description = "Sends requests that no client of good will sends.")
final class FuzzBench implements Callable<Integer> {
  private static final String PASSWORD = "opens everything";

  @Option(names = "--seconds", defaultValue = "60", description = "the time; the default is 60")
  private long seconds;

  @Option(names = "--seed", description = "repeats the run of this seed; random by default")
  private long seed = ThreadLocalRandom.current().nextLong(1_000_000);

  @Override
  public Integer call() throws Exception {
    Figures.line("seed %d", seed);
    Path folder = Files.createTempDirectory("arbiter-fuzz-");
    Map<String, String> settings =
        Map.of("ARBITER_ADMIN_PASSWORD", PASSWORD, "ARBITER_PER_ADDRESS_FAILED_LOGINS", "1000000");
    ApiFuzz.Report report;
    try (BenchInstance instance = BenchInstance.start(folder, settings)) {
      instance.awaitReady();
      long begun = System.nanoTime();
      ApiClient client = ApiClient.anonymous(instance.address());
      report =
          ApiFuzz.run(
              instance.address(),
              () -> client.logIn("admin", PASSWORD),
              seed,
              _ -> Figures.secondsSince(begun) < seconds);
    }
    Project.delete(folder);
    Figures.line("%d requests; answers by status: %s", report.requests(), report.statuses());
    report
        .faults()
        .forEach((fault, request) -> Figures.line("FAULT %s%n  first by %s", fault, request));
    Figures.line("%d faults", report.faults().size());
    return report.faults().isEmpty() ? 0 : 1;
  }
}

package io.arbiter.app;

import io.arbiter.server.score.StandingsCheck;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.postgres.PostgresPlugin;

/**
 * {@code arbiter standings check|repair}: whether the scores are those of the judgements, on the
 * configured database or on that of the data folder, whether an Arbiter runs on it or not.
 */
public final class StandingsCommand {
  private static final int SHOWN = 100;

  private StandingsCommand() {}

  /**
   * Runs the command.
   *
   * @return the exit status: 0 when all is right, 1 when something differed, 2 when nothing could
   *     be found out
   */
  public static int run(List<String> arguments, PrintStream out) {
    if (arguments.size() != 1 || !List.of("check", "repair").contains(arguments.getFirst())) {
      out.println("usage: arbiter standings check|repair");
      return 2;
    }
    Config config = ConfigProvider.getConfig();
    var url = config.getOptionalValue("quarkus.datasource.jdbc.url", String.class);
    try {
      if (url.isPresent()) {
        return run(arguments.getFirst(), url.get(), config, out);
      }
      Path data = Path.of(config.getOptionalValue("arbiter.data", String.class).orElse(".arbiter"));
      try (EmbeddedPostgres database = EmbeddedPostgres.join(data.resolve("postgres"))) {
        return run(arguments.getFirst(), database.jdbcUrl(), config, out);
      }
    } catch (StartFailure | JdbiException | IllegalStateException | IOException e) {
      out.println("arbiter: " + e.getMessage());
      return 2;
    }
  }

  private static int run(String command, String url, Config config, PrintStream out) {
    Properties properties = new Properties();
    properties.setProperty(
        "user",
        config.getOptionalValue("quarkus.datasource.username", String.class).orElse("postgres"));
    config
        .getOptionalValue("quarkus.datasource.password", String.class)
        .ifPresent(password -> properties.setProperty("password", password));
    Jdbi jdbi = Jdbi.create(url, properties).installPlugin(new PostgresPlugin());
    StandingsCheck check = new StandingsCheck(jdbi);
    List<StandingsCheck.Difference> differences = check.check();
    print(differences, out);
    if (command.equals("repair") && !differences.isEmpty()) {
      check.repair(differences);
      List<StandingsCheck.Difference> left = check.check();
      out.println("repaired; differences left: " + left.size());
      print(left, out);
    }
    return differences.isEmpty() ? 0 : 1;
  }

  private static void print(List<StandingsCheck.Difference> differences, PrintStream out) {
    differences.stream().limit(SHOWN).forEach(out::println);
    if (differences.size() > SHOWN) {
      out.printf("... and %d more%n", differences.size() - SHOWN);
    }
    out.println(
        differences.isEmpty()
            ? "the standings are those of the judgements"
            : "differences: " + differences.size());
  }
}

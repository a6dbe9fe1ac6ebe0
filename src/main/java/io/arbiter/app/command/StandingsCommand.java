package io.arbiter.app.command;

import io.agroal.api.AgroalDataSource;
import io.arbiter.app.embedded.EmbeddedPostgres;
import io.arbiter.app.process.EarlySettings;
import io.arbiter.app.process.ProcessSettings;
import io.arbiter.app.process.StartFailure;
import io.arbiter.server.database.UnreleasedSchema;
import io.arbiter.server.score.StandingsCheck;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Instance;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import picocli.CommandLine.Command;

/**
 * Compares the scores with the judgements, on the configured database or on the database of the
 * data folder. Another Arbiter may run on the same database.
 */
@Command(
    name = "standings",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Compares all scores with the judgements of the submissions.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:no difference", "1:a difference was found", "2:the comparison failed"})
final class StandingsCommand {
  private static final PrintStream OUT = System.out;
  private static final String URL = "quarkus.datasource.jdbc.url";
  private static final String REPAIR = "repair";
  private static final int FAILED = 2;

  /** Logs too much during the start. The reference keeps its level from being garbage collected. */
  private static final Logger QUIET = Logger.getLogger("io.zonky");

  @Command(name = "check", description = "Prints the differences.")
  int check() {
    return run();
  }

  @Command(name = REPAIR, description = "Prints the differences and repairs the scores.")
  int repair() {
    return run(REPAIR);
  }

  private static int run(String... arguments) {
    Config config = ConfigProvider.getConfig();
    try {
      if (config.getOptionalValue(URL, String.class).isPresent()) {
        return start(config, arguments);
      }
      QUIET.setLevel(Level.SEVERE);
      try (EmbeddedPostgres database =
          EmbeddedPostgres.join(EarlySettings.of(ProcessSettings.class).data())) {
        System.setProperty(URL, database.jdbcUrl());
        return start(config, arguments);
      }
    } catch (StartFailure | IOException e) {
      OUT.println("arbiter: " + e.getMessage());
      return FAILED;
    }
  }

  /** Starts Arbiter with a database, but without loops, port and broker. */
  private static int start(Config config, String... arguments) {
    System.setProperty("arbiter.roles", "none");
    System.setProperty("quarkus.http.host-enabled", "false");
    System.setProperty("quarkus.management.host-enabled", "false");
    System.setProperty("quarkus.flyway.migrate-at-start", "false");
    // Only the command itself prints.
    System.setProperty("quarkus.log.level", "ERROR");
    System.setProperty("quarkus.log.category.\"io.arbiter\".level", "ERROR");
    // The comparison reads all judgements, which may take hours.
    System.setProperty("quarkus.transaction-manager.default-transaction-timeout", "24H");
    setUnlessConfigured(config, "quarkus.datasource.username", "postgres");
    // No client is made, but Arbiter requires an address.
    setUnlessConfigured(config, "kafka.bootstrap.servers", "127.0.0.1:1");
    int[] result = {FAILED};
    Quarkus.run(
        Comparison.class,
        (status, failure) -> {
          if (failure == null) {
            result[0] = status;
          } else {
            OUT.println("arbiter: " + reason(failure));
          }
        },
        arguments);
    return result[0];
  }

  private static void setUnlessConfigured(Config config, String name, String value) {
    if (config.getOptionalValue(name, String.class).isEmpty()) {
      System.setProperty(name, value);
    }
  }

  /** The message of the database if there is one. The exceptions below an SQLException say less. */
  private static String reason(Throwable failure) {
    Throwable reason = failure;
    while (reason.getCause() != null && !(reason instanceof SQLException)) {
      reason = reason.getCause();
    }
    return String.valueOf(reason.getMessage());
  }

  /** Prints the differences, and repairs them if asked. */
  @Dependent
  static class Comparison implements QuarkusApplication {
    private static final int SHOWN = 100;

    /**
     * Looked up when it is used: Quarkus refuses to start a worker that a database is injected
     * into.
     */
    private final Instance<AgroalDataSource> database;

    private final StandingsCheck check;

    Comparison(Instance<AgroalDataSource> database, StandingsCheck check) {
      this.database = database;
      this.check = check;
    }

    @Override
    public int run(String... arguments) throws SQLException {
      try (Connection connection = database.get().getConnection()) {
        UnreleasedSchema.refuse(connection);
      }
      List<StandingsCheck.Difference> differences = check.check();
      print(differences);
      if (List.of(arguments).contains(REPAIR) && !differences.isEmpty()) {
        check.repair(differences);
        List<StandingsCheck.Difference> left = check.check();
        OUT.println("repaired; differences left: " + left.size());
        print(left);
      }
      return differences.isEmpty() ? 0 : 1;
    }

    private static void print(List<StandingsCheck.Difference> differences) {
      differences.stream().limit(SHOWN).forEach(OUT::println);
      if (differences.size() > SHOWN) {
        OUT.printf("... and %d more%n", differences.size() - SHOWN);
      }
      OUT.println(
          differences.isEmpty()
              ? "the standings are those of the judgements"
              : "differences: " + differences.size());
    }
  }
}

package io.arbiter.app;

import io.arbiter.app.embedded.EmbeddedPostgres;
import io.arbiter.app.process.EarlySettings;
import io.arbiter.app.process.ProcessSettings;
import io.arbiter.app.process.StartFailure;
import io.quarkus.runtime.Quarkus;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Starts the part of Arbiter that {@link StandingsApplication} needs, on the configured database or
 * on the database of the data folder. Another Arbiter may run on the same database.
 */
public final class StandingsProgram {
  private static final String URL = "quarkus.datasource.jdbc.url";

  /** Logs too much during the start. The reference keeps its level from being garbage collected. */
  private static final Logger QUIET = Logger.getLogger("io.zonky");

  private StandingsProgram() {}

  /**
   * Compares the scores with the judgements.
   *
   * @param repair whether to repair the differences
   * @return the exit status: 0 when there was no difference, 1 when there was a difference, 2 when
   *     the comparison failed
   */
  public static int run(boolean repair, PrintStream out) {
    Config config = ConfigProvider.getConfig();
    try {
      if (config.getOptionalValue(URL, String.class).isPresent()) {
        return start(repair, config, out);
      }
      QUIET.setLevel(Level.SEVERE);
      Path data = EarlySettings.of(ProcessSettings.class).data();
      try (EmbeddedPostgres database = EmbeddedPostgres.join(data)) {
        System.setProperty(URL, database.jdbcUrl());
        return start(repair, config, out);
      }
    } catch (StartFailure | IOException e) {
      out.println("arbiter: " + e.getMessage());
      return 2;
    }
  }

  /** Starts Arbiter with a database, but without loops, port and broker. */
  private static int start(boolean repair, Config config, PrintStream out) {
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
    int[] result = {2};
    Quarkus.run(
        StandingsApplication.class,
        (status, failure) -> {
          if (failure == null) {
            result[0] = status;
          } else {
            out.println("arbiter: " + reason(failure));
          }
        },
        repair ? new String[] {StandingsApplication.REPAIR} : new String[0]);
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
}

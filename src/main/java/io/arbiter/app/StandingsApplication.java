package io.arbiter.app;

import io.agroal.api.AgroalDataSource;
import io.arbiter.server.database.UnreleasedSchema;
import io.arbiter.server.score.StandingsCheck;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Instance;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Compares the scores with the judgements, after {@link StandingsProgram} has started a database.
 */
@Dependent
class StandingsApplication implements QuarkusApplication {
  /** The argument that asks for a repair. */
  static final String REPAIR = "repair";

  private static final int SHOWN = 100;

  /**
   * Looked up when it is used: Quarkus refuses to start a worker that a database is injected into.
   */
  private final Instance<AgroalDataSource> database;

  private final StandingsCheck check;
  private final PrintStream out = System.out;

  StandingsApplication(Instance<AgroalDataSource> database, StandingsCheck check) {
    this.database = database;
    this.check = check;
  }

  /**
   * Prints the differences, and repairs them if asked.
   *
   * @param arguments {@link #REPAIR}, or none
   * @return 0 when there was no difference, otherwise 1
   */
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
      out.println("repaired; differences left: " + left.size());
      print(left);
    }
    return differences.isEmpty() ? 0 : 1;
  }

  private void print(List<StandingsCheck.Difference> differences) {
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

package io.arbiter.server.database;

import io.quarkus.narayana.jta.QuarkusTransactionException;
import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/**
 * Tells failures of the database, which may pass, from faults of what was to be written, which come
 * again with each try.
 */
public final class DatabaseFailure {
  /**
   * Classes of SQL states for faults of the written data, not of the database: cardinality
   * violation, data exception, integrity violation, program limit exceeded (PostgreSQL, Appendix
   * A).
   */
  private static final List<String> DATA_FAULTS = List.of("21", "22", "23", "54");

  private DatabaseFailure() {}

  /** Whether the database failed, not the written data or the program. */
  public static boolean isCauseOf(RuntimeException failure) {
    List<Throwable> causes =
        Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause).toList();
    List<SQLException> refusals =
        causes.stream()
            .filter(SQLException.class::isInstance)
            .map(SQLException.class::cast)
            .toList();
    return refusals.isEmpty()
        ? causes.stream().anyMatch(DatabaseFailure::isTransactionFailure)
        : refusals.stream()
            .map(SQLException::getSQLState)
            .anyMatch(state -> state == null || DATA_FAULTS.stream().noneMatch(state::startsWith));
  }

  /**
   * Whether a transaction could not begin or end. No constraint is checked as late as the commit.
   */
  private static boolean isTransactionFailure(Throwable cause) {
    return cause instanceof QuarkusTransactionException || cause instanceof RollbackException;
  }
}

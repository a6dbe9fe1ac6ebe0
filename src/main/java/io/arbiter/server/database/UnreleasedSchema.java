package io.arbiter.server.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/**
 * Refuses a database that Arbiter made before its first release, whose schema has no migration to
 * today's. Flyway calls it before it changes anything.
 */
public final class UnreleasedSchema extends BaseCallback {
  private static final String HAS_HISTORY =
      "select to_regclass('flyway_schema_history') is not null";

  /** The first migration of all databases from before the first release. */
  private static final String IS_UNRELEASED =
      "select exists (select from flyway_schema_history where script = 'V1__initial.sql')";

  @Override
  public boolean supports(Event event, Context context) {
    return event == Event.BEFORE_VALIDATE;
  }

  @Override
  public boolean canHandleInTransaction(Event event, Context context) {
    return true;
  }

  @Override
  public void handle(Event event, Context context) {
    try {
      refuse(context.getConnection());
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Reads only the history of the schema.
   *
   * @throws UnusableDatabaseException if the database is from before the first release
   */
  public static void refuse(Connection connection) throws SQLException {
    if (is(connection, HAS_HISTORY) && is(connection, IS_UNRELEASED)) {
      throw new UnusableDatabaseException(
          "the database \""
              + connection.getCatalog()
              + "\" was made by an unreleased version of Arbiter;"
              + " name another database in QUARKUS_DATASOURCE_JDBC_URL");
    }
  }

  private static boolean is(Connection connection, String question) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(question)) {
      return answer.next() && answer.getBoolean(1);
    }
  }
}

package io.arbiter;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * Real PostgreSQL databases for the tests of this JVM. Its statements bypass the code under test.
 * Each statement uses its own connection and commits at once.
 */
public final class TestDatabase {
  private static EmbeddedPostgres server;

  private final DataSource source;

  private TestDatabase(DataSource source) {
    this.source = source;
  }

  /** A new database with all migrations. */
  public static TestDatabase migrated() {
    TestDatabase database = empty();
    Flyway.configure()
        .dataSource(database.source)
        .locations("filesystem:migrations")
        .load()
        .migrate();
    return database;
  }

  /** A new database without tables. */
  public static synchronized TestDatabase empty() {
    try {
      if (server == null) {
        // The library cannot unpack its files twice at the same time.
        synchronized (EmbeddedPostgres.class) {
          server = EmbeddedPostgres.builder().start();
        }
        Runtime.getRuntime().addShutdownHook(new Thread(TestDatabase::stop));
      }
      String name = "test_" + System.nanoTime();
      new TestDatabase(server.getPostgresDatabase()).update("create database " + name);
      return new TestDatabase(server.getDatabase("postgres", name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void stop() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The database of the Quarkus application that this test runs in. */
  public static TestDatabase of(DataSource source) {
    return new TestDatabase(source);
  }

  /** The address, for the user postgres. */
  public String url() {
    try (Connection connection = source.getConnection()) {
      return connection.getMetaData().getURL();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Empties all tables. To delete a few rows is much faster than to truncate all tables. */
  public void clear() {
    update(
        """
        do $$
        declare
          name text;
        begin
          set local session_replication_role = replica;
          for name in
            select quote_ident(tablename) from pg_tables
            where schemaname = 'public' and tablename <> 'flyway_schema_history'
          loop
            execute 'delete from ' || name;
          end loop;
          perform setval(format('%I.%I', schemaname, sequencename)::regclass, start_value, false)
          from pg_sequences where schemaname = 'public' and last_value is not null;
        end
        $$
        """);
  }

  /**
   * Runs a statement that returns no rows.
   *
   * @param arguments for the question marks; Instant, lists and null are possible
   * @return the number of changed rows
   */
  public int update(String sql, Object... arguments) {
    try (Connection connection = source.getConnection();
        PreparedStatement statement = prepare(connection, sql, arguments)) {
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The first column of the only row. */
  public <T> T one(Class<T> type, String sql, Object... arguments) {
    List<T> all = list(type, sql, arguments);
    if (all.size() != 1) {
      throw new AssertionError(all.size() + " rows of " + sql);
    }
    return all.getFirst();
  }

  /** The first column of each row. */
  public <T> List<T> list(Class<T> type, String sql, Object... arguments) {
    return rows(sql, arguments).stream().map(row -> as(type, row.getFirst())).toList();
  }

  private static <T> T as(Class<T> type, Object value) {
    Object cast = value;
    if (value instanceof Number number && type == Integer.class) {
      cast = number.intValue();
    } else if (value instanceof Number number && type == Long.class) {
      cast = number.longValue();
    }
    return type.cast(cast);
  }

  /** All rows, each with its columns: timestamps are Instant, arrays are lists. */
  public List<List<Object>> rows(String sql, Object... arguments) {
    try (Connection connection = source.getConnection();
        PreparedStatement statement = prepare(connection, sql, arguments);
        ResultSet result = statement.executeQuery()) {
      List<List<Object>> rows = new ArrayList<>();
      while (result.next()) {
        List<Object> row = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          row.add(column(result, i));
        }
        rows.add(row);
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object column(ResultSet result, int i) throws SQLException {
    return switch (result.getMetaData().getColumnTypeName(i)) {
      case "timestamptz" -> {
        OffsetDateTime at = result.getObject(i, OffsetDateTime.class);
        yield at == null ? null : at.toInstant();
      }
      case "json" -> result.getString(i);
      default ->
          result.getObject(i) instanceof Array array
              ? Arrays.asList((Object[]) array.getArray())
              : result.getObject(i);
    };
  }

  private static PreparedStatement prepare(Connection connection, String sql, Object... arguments)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < arguments.length; i++) {
      Object argument = arguments[i];
      if (argument instanceof Instant at) {
        statement.setObject(i + 1, at.atOffset(ZoneOffset.UTC));
      } else if (argument instanceof List<?> list) {
        String type = !list.isEmpty() && list.getFirst() instanceof UUID ? "uuid" : "text";
        statement.setArray(i + 1, connection.createArrayOf(type, list.toArray()));
      } else {
        statement.setObject(i + 1, argument);
      }
    }
    return statement;
  }
}

package io.arbiter.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** The embedded database of an instance, for what no call of the API can bring about. */
final class InstanceDatabase {
  /** The line of PostgreSQL's file postmaster.pid that has the port. */
  private static final int PORT_LINE = 3;

  private InstanceDatabase() {}

  /**
   * Runs a statement.
   *
   * @param folder of the instance
   */
  static void update(Path folder, String sql, Object... arguments) throws IOException {
    String port =
        Files.readAllLines(folder.resolve("data/postgres/data/postmaster.pid")).get(PORT_LINE);
    String url = "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    try (Connection connection = DriverManager.getConnection(url, "postgres", "");
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < arguments.length; i++) {
        statement.setObject(i + 1, arguments[i]);
      }
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}

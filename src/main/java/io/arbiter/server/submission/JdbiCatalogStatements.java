package io.arbiter.server.submission;

import jakarta.enterprise.inject.Vetoed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** What tests outside of Quarkus read. */
// Until the tests of account have left JDBI.
@Vetoed
final class JdbiCatalogStatements extends CatalogStatements {
  private final Jdbi jdbi;

  @SuppressWarnings("NullAway")
  JdbiCatalogStatements(Jdbi jdbi) {
    super(null);
    this.jdbi = jdbi;
  }

  @Override
  Optional<SubmissionRow> find(UUID id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(SELECT + "where s.id = :id")
                .bind("id", id)
                .map((row, context) -> row(row))
                .findOne());
  }

  @Override
  List<SubmissionRow> sent(UUID player, UUID after, int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    SELECT
                        + "where s.player_id = :player and s.id > :after order by s.id limit :limit")
                .bind("player", player)
                .bind("after", after)
                .bind("limit", limit)
                .map((row, context) -> row(row))
                .list());
  }

  private static SubmissionRow row(ResultSet row) throws SQLException {
    return new SubmissionRow(
        row.getObject("id", UUID.class),
        row.getString("kind"),
        row.getString("slug"),
        row.getObject("version", Integer.class),
        row.getString("name"),
        row.getObject("player_id", UUID.class),
        row.getObject("author_id", UUID.class),
        row.getString("state"),
        row.getInt("attempt"),
        row.getBoolean("unsent"),
        row.getString("limits"),
        row.getString("judgement"),
        row.getInt("points"),
        row.getObject("repeats", UUID.class),
        row.getArray("unlocked") == null ? null : (String[]) row.getArray("unlocked").getArray(),
        row.getString("example"),
        row.getObject("submitted_at", OffsetDateTime.class).toInstant(),
        instant(row, "judged_at"),
        row.getString("source"),
        row.getString("stdin"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    @Nullable OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}

package io.arbiter.server.author.task;

import io.arbiter.server.database.Column;
import io.arbiter.server.database.Current;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The SQL of what imports need until they end, in the caller's transaction. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class ImportStatements {
  private static final String ADD =
      """
      insert into author_import (task_id, admin, upload, details)
      values (:id, :admin, :upload, cast(:details as json))
      """;

  private static final String FIND =
      """
      select t.player_id, t.slug, t.stage, i.admin, i.upload, cast(i.details as text) as details,
        i.bundle, cast(i.notes as text) as notes
      from author_import i join author_task t on t.id = i.task_id
      where i.task_id = :id and t.ended_at is null
      """;

  private static final String OPEN =
      """
      select i.task_id from author_import i join author_task t on t.id = i.task_id
      where t.ended_at is null order by i.task_id
      """;

  private static final String CONVERT =
      """
      update author_import set bundle = :bundle, notes = cast(:notes as json)
      where task_id = :id and bundle is null
      """;

  private final Session session;

  ImportStatements(@Current Session session) {
    this.session = session;
  }

  /** A row of an import that has not ended. */
  record Row(
      UUID player,
      String slug,
      String stage,
      boolean admin,
      byte[] upload,
      String details,
      byte @Nullable [] bundle,
      @Nullable String notes) {}

  void add(UUID id, boolean admin, byte[] upload, String details) {
    session
        .createNativeMutationQuery(ADD)
        .setParameter("id", id)
        .setParameter("admin", admin)
        .setParameter("upload", upload)
        .setParameter("details", details)
        .executeUpdate();
  }

  Optional<Row> find(UUID id) {
    return session.createNativeQuery(FIND, Row.class).setParameter("id", id).uniqueResultOptional();
  }

  /** The imports that have not ended, oldest first. */
  List<UUID> open() {
    return Column.query(session, OPEN, UUID.class).getResultList();
  }

  void convert(UUID id, byte[] bundle, String notes) {
    session
        .createNativeMutationQuery(CONVERT)
        .setParameter("id", id)
        .setParameter("bundle", bundle)
        .setParameter("notes", notes)
        .executeUpdate();
  }

  void delete(UUID id) {
    session
        .createNativeMutationQuery("delete from author_import where task_id = :id")
        .setParameter("id", id)
        .executeUpdate();
  }
}

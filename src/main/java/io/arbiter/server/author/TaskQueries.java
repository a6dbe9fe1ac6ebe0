package io.arbiter.server.author;

import io.arbiter.server.database.Queries;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.processing.HQL;
import org.hibernate.annotations.processing.SQL;
import org.jspecify.annotations.Nullable;

/** Queries of the tasks of authors. */
interface TaskQueries extends Queries {
  @HQL("from TaskView where id = :id")
  Optional<TaskView> find(UUID id);

  /** The tasks of a player that may take minutes, newest first. */
  @HQL(
      """
      from TaskView where player = :player and kind in (IMPORT, VALIDATION, REJUDGING)
        and (cast(:after as uuid) is null or id < :after) and (:slug is null or slug = :slug)
      order by id desc limit :limit
      """)
  List<TaskView> list(UUID player, @Nullable String slug, @Nullable UUID after, int limit);

  @HQL(
      """
      select id from TaskEntity
      where kind = VALIDATION and slug = :slug and version = :version and ended is null
      """)
  Optional<UUID> openValidation(String slug, int version);

  @SQL(
      """
      select t.* from author_task t
      where t.ended_at is null
        and not exists (select from waiting_record w where w.key = cast(t.id as text))
      order by t.id for update of t skip locked
      """)
  List<TaskEntity> lockSent();

  /** The tasks that a player began, by id. */
  @HQL(
      """
      select id, kind, slug, version, started, ended from TaskEntity
      where player = :player and id > :after order by id limit :limit
      """)
  List<DeskTasks.Begun> begun(UUID player, UUID after, int limit);
}

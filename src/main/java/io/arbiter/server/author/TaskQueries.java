package io.arbiter.server.author;

import io.arbiter.server.database.Queries;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.processing.HQL;
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

  /** Ends the validations of a version, whose answers no longer count. */
  @HQL(
      """
      update TaskEntity set stage = ENDED, code = UNAVAILABLE, ended = instant, message = :message
      where slug = :slug and version = :version and ended is null and kind = VALIDATION
      """)
  void replaceValidations(String slug, int version, String message);

  /** The bundles that workers are reading, oldest first. */
  @HQL("select id from TaskEntity where ended is null and kind <> VALIDATION order by id")
  List<UUID> openBundles();

  /** The tasks that a player began, by id. */
  @HQL(
      """
      select id, kind, slug, version, started, ended from TaskEntity
      where player = :player and id > :after order by id limit :limit
      """)
  List<DeskTasks.Begun> begun(UUID player, UUID after, int limit);
}

package io.arbiter.server.author.task;

import io.arbiter.server.database.Queries;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.processing.HQL;
import org.hibernate.annotations.processing.SQL;
import org.jspecify.annotations.Nullable;

/** Queries of authors' long work. */
interface TaskQueries extends Queries {
  String TASKS =
      """
      (select t.id, t.kind, t.slug, t.version, t.player_id, t.stage, t.failed, t.done, t.total,
        t.message, t.started_at, t.ended_at, t.result, t.faults
      from author_task t where
      """;

  String REJUDGINGS =
      """
      ) union all (select r.id, 'REJUDGING' as kind, p.slug, r.version, r.requested_by,
        case when r.state in ('JUDGING', 'APPLYING') then r.state else 'ENDED' end as stage,
        false as failed, r.total - r.open as done, r.total, cast(null as text) as message,
        r.requested_at, r.ended_at, cast(null as text) as result, cast(null as text) as faults
      from rejudging_progress r join named_puzzle p on p.id = r.puzzle_id where
      """;

  @SQL(TASKS + "t.id = :id" + REJUDGINGS + "r.id = :id)")
  Optional<DeskTask> find(UUID id);

  /** The tasks that a player began, newest first. */
  @SQL(
      TASKS
          + """
          t.player_id = :player
            and (cast(:after as uuid) is null or t.id < :after)
            and (cast(:slug as text) is null or t.slug = :slug)
          order by t.id desc limit :limit
          """
          + REJUDGINGS
          + """
          r.requested_by = :player
            and (cast(:after as uuid) is null or r.id < :after)
            and (cast(:slug as text) is null or p.slug = :slug)
          order by r.id desc limit :limit) order by id desc limit :limit
          """)
  List<DeskTask> list(UUID player, @Nullable String slug, @Nullable UUID after, int limit);

  /** Adds a task, unless there is one with this id. */
  @HQL(
      """
      insert into TaskEntity (id, kind, player, slug, version, stage, done, total, failed, started)
      values (:id, :kind, :player, :slug, :version, :stage, 0, :total, false, instant)
      on conflict (id) do nothing
      """)
  int begin(
      UUID id,
      TaskKind kind,
      UUID player,
      String slug,
      @Nullable Integer version,
      TaskStage stage,
      int total);

  /** Ends the other validations of a version, whose answers no longer count. */
  @SQL(
      """
      update author_task set stage = 'ENDED', failed = true, ended_at = now(), message = :message
      where slug = :slug and version = :version and ended_at is null and kind = 'VALIDATION'
        and id <> :id
      """)
  int replaceValidations(UUID id, String slug, int version, String message);

  /** Changes the progress of a task that has not ended; progress never goes back. */
  @HQL(
      """
      update TaskEntity set stage = :stage, done = :done, total = :total
      where id = :id and ended is null and done <= :done
      """)
  void progress(UUID id, TaskStage stage, int done, int total);

  /** Ends a task with its result, unless it has ended. */
  @SQL(
      """
      update author_task set stage = 'ENDED', ended_at = now(), done = total, message = :message,
        version = coalesce(cast(:version as int), version), result = :result
      where id = :id and ended_at is null
      """)
  int end(UUID id, @Nullable String message, @Nullable Integer version, @Nullable String result);

  /** Ends a task that has no result, unless it has ended. */
  @SQL(
      """
      update author_task set stage = 'ENDED', ended_at = now(), failed = true, message = :message,
        faults = :faults
      where id = :id and ended_at is null
      """)
  int fail(UUID id, String message, @Nullable String faults);

  /** The imports and validations that a player began, by id. */
  @HQL(
      """
      select id, kind, slug, version, started, ended from TaskEntity
      where player = :player and id > :after order by id limit :limit
      """)
  List<DeskTasks.Begun> begun(UUID player, UUID after, int limit);

  @HQL("delete from TaskEntity where player = :player")
  void deleteAllOf(UUID player);

  @HQL(
      """
      insert into ImportEntity (task, admin, upload, details)
      values (:task, :admin, :upload, :details)
      """)
  int addImport(UUID task, boolean admin, byte[] upload, String details);

  /** An import that has not ended. */
  @HQL(
      """
      select t.player, t.slug, i.admin, i.upload, i.details, i.bundle, i.notes
      from ImportEntity i join TaskEntity t on t.id = i.task
      where i.task = :task and t.ended is null
      """)
  Optional<DeskImports.Open> findImport(UUID task);

  /** The imports that have not ended, oldest first. */
  @HQL(
      """
      select i.task from ImportEntity i join TaskEntity t on t.id = i.task
      where t.ended is null order by i.task
      """)
  List<UUID> openImports();

  /** Stores an import's bundle, unless it has one. */
  @HQL(
      """
      update ImportEntity set bundle = :bundle, notes = :notes
      where task = :task and bundle is null
      """)
  void convertImport(UUID task, byte[] bundle, String notes);

  @HQL("delete from ImportEntity where task = :task")
  void deleteImport(UUID task);
}

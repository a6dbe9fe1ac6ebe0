package io.arbiter.server.author.task;

import io.arbiter.server.database.Current;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The SQL of authors' long work, in the caller's transaction. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class TaskStatements {
  /** The placeholder is the condition on a task {@code t}, and on a rejudging {@code r}. */
  private static final String OWN =
      """
      select t.id, t.kind, t.slug, t.version, t.player_id, t.stage, t.failed, t.done, t.total,
        t.message, t.started_at, t.ended_at, cast(t.result as text) as result,
        cast(t.faults as text) as faults
      from author_task t where %s
      """;

  private static final String REJUDGING =
      """
      select r.id, 'REJUDGING' as kind, p.slug, r.version, r.requested_by,
        case when r.state in ('JUDGING', 'APPLYING') then r.state else 'ENDED' end as stage,
        false as failed, r.total - r.open as done, r.total, cast(null as text) as message,
        r.requested_at, r.ended_at, cast(null as text) as result, cast(null as text) as faults
      from rejudging_progress r join named_puzzle p on p.id = r.puzzle_id where %s
      """;

  private static final String FIND =
      "(" + OWN.formatted("t.id = :id") + ") union all (" + REJUDGING.formatted("r.id = :id") + ")";

  private static final String LIST =
      "("
          + OWN.formatted(
              """
              t.player_id = :player
                and (cast(:after as uuid) is null or t.id < :after)
                and (cast(:slug as text) is null or t.slug = :slug)
              order by t.id desc limit :limit\
              """)
          + ") union all ("
          + REJUDGING.formatted(
              """
              r.requested_by = :player
                and (cast(:after as uuid) is null or r.id < :after)
                and (cast(:slug as text) is null or p.slug = :slug)
              order by r.id desc limit :limit\
              """)
          + ") order by id desc limit :limit";

  private static final String BEGIN =
      """
      insert into author_task (id, kind, player_id, slug, version, stage, total)
      values (:id, :kind, :player, :slug, cast(:version as int), :stage, :total)
      on conflict do nothing
      """;

  private static final String REPLACE =
      """
      update author_task set stage = 'ENDED', failed = true, ended_at = now(), message = :message
      where slug = :slug and version = :version and ended_at is null and kind = 'VALIDATION'
        and id <> :id
      """;

  private static final String PROGRESS =
      """
      update author_task set stage = :stage, done = :done, total = :total
      where id = :id and ended_at is null and done <= :done
      """;

  private static final String END =
      """
      update author_task set stage = 'ENDED', ended_at = now(), failed = :failed,
        message = :message, version = coalesce(cast(:version as int), version),
        done = case when :failed then done else total end,
        result = cast(:result as json), faults = cast(:faults as json)
      where id = :id and ended_at is null
      """;

  private final Session session;

  TaskStatements(@Current Session session) {
    this.session = session;
  }

  /** A row of {@link #FIND} and {@link #LIST}. */
  private record Row(
      UUID id,
      String kind,
      String slug,
      @Nullable Integer version,
      UUID player,
      String stage,
      boolean failed,
      int done,
      int total,
      @Nullable String message,
      Instant startedAt,
      @Nullable Instant endedAt,
      @Nullable String result,
      @Nullable String faults) {
    DeskTask task() {
      TaskStage now = TaskStage.valueOf(stage);
      return new DeskTask(
          id,
          TaskKind.valueOf(kind),
          slug,
          version,
          state(now),
          new DeskTask.Progress(now, done, total, message),
          startedAt,
          endedAt,
          link(),
          new DeskTask.Outcome(result, faults),
          player);
    }

    private TaskState state(TaskStage now) {
      if (now != TaskStage.ENDED) {
        return TaskState.RUNNING;
      }
      return failed ? TaskState.FAILED : TaskState.DONE;
    }

    private @Nullable String link() {
      String puzzle = "/api/author/puzzles/" + slug;
      if (kind.equals(TaskKind.REJUDGING.name())) {
        return puzzle + "/rejudging/" + id;
      }
      return version == null ? null : puzzle + "/versions/" + version;
    }
  }

  Optional<DeskTask> find(UUID id) {
    return session
        .createNativeQuery(FIND, Row.class)
        .setParameter("id", id)
        .uniqueResultOptional()
        .map(Row::task);
  }

  /** The tasks that a player began, newest first. */
  List<DeskTask> list(UUID player, @Nullable String slug, @Nullable UUID after, int limit) {
    return session
        .createNativeQuery(LIST, Row.class)
        .setParameter("player", player)
        .setParameter("slug", slug, String.class)
        .setParameter("after", after, UUID.class)
        .setParameter("limit", limit)
        .getResultStream()
        .map(Row::task)
        .toList();
  }

  /** Adds a task, unless there is one with this id. */
  void begin(DeskTasks.Beginning task) {
    session
        .createNativeMutationQuery(BEGIN)
        .setParameter("id", task.id())
        .setParameter("kind", task.kind().name())
        .setParameter("player", task.player())
        .setParameter("slug", task.slug())
        .setParameter("version", task.version(), Integer.class)
        .setParameter("stage", task.stage().name())
        .setParameter("total", task.total())
        .executeUpdate();
  }

  /** Ends the other validations of a version, whose answers no longer count. */
  void replaceValidations(UUID id, String slug, int version, String message) {
    session
        .createNativeMutationQuery(REPLACE)
        .setParameter("id", id)
        .setParameter("slug", slug)
        .setParameter("version", version)
        .setParameter("message", message)
        .executeUpdate();
  }

  /** Changes the progress of a task that has not ended; progress never goes back. */
  void progress(UUID id, TaskStage stage, int done, int total) {
    session
        .createNativeMutationQuery(PROGRESS)
        .setParameter("id", id)
        .setParameter("stage", stage.name())
        .setParameter("done", done)
        .setParameter("total", total)
        .executeUpdate();
  }

  /** Ends a task, unless it has ended. */
  void end(UUID id, DeskTasks.Ending ending) {
    session
        .createNativeMutationQuery(END)
        .setParameter("id", id)
        .setParameter("failed", ending.failed())
        .setParameter("message", ending.message(), String.class)
        .setParameter("version", ending.version(), Integer.class)
        .setParameter("result", ending.result(), String.class)
        .setParameter("faults", ending.faults(), String.class)
        .executeUpdate();
  }

  /** The imports and validations that a player began, by id. */
  List<DeskTasks.Begun> begun(UUID player, UUID after, int limit) {
    return session
        .createNativeQuery(
            """
            select t.id, t.kind, t.slug, t.version, t.started_at, t.ended_at from author_task t
            where t.player_id = :player and t.id > :after order by t.id limit :limit
            """,
            DeskTasks.Begun.class)
        .setParameter("player", player)
        .setParameter("after", after)
        .setParameter("limit", limit)
        .getResultList();
  }

  void deleteAllOf(UUID player) {
    session
        .createNativeMutationQuery("delete from author_task where player_id = :player")
        .setParameter("player", player)
        .executeUpdate();
  }
}

package io.arbiter.server.author;

import io.arbiter.core.listing.Cursor;
import io.arbiter.core.listing.Page;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.core.problem.ProblemReason;
import io.arbiter.server.player.PlayerData;
import io.arbiter.server.player.PlayerExport;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The tasks of authors. They are stored, so an author can leave a task and find it again, on any
 * process. Thread-safe.
 */
@ApplicationScoped
@Transactional
class DeskTasks implements PanacheRepositoryBase<TaskEntity, UUID>, PlayerData {
  private final TaskQueries queries;

  DeskTasks(TaskQueries queries) {
    this.queries = queries;
  }

  /** Locks a task; empty if it has ended or is unknown. */
  @Transactional(TxType.MANDATORY)
  Optional<TaskEntity> lockOpen(UUID id) {
    return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).filter(task -> task.ended == null);
  }

  /** The validation of a version that has not ended. */
  Optional<UUID> openValidation(String slug, int version) {
    return queries.openValidation(slug, version);
  }

  /** Locks the open tasks whose last step has left the outbox, oldest first. */
  @Transactional(TxType.MANDATORY)
  List<TaskEntity> lockSent() {
    return queries.lockSent();
  }

  /** Ends a task that has no result. Does nothing if it has ended or is unknown. */
  void fail(UUID id, ProblemException problem) {
    lockOpen(id).ifPresent(task -> task.fail(problem));
  }

  Optional<DeskTask> show(UUID id) {
    return queries.find(id).map(DeskTask::of);
  }

  DeskTask require(UUID id) {
    return show(id).orElseThrow(() -> noTask(id));
  }

  static ProblemException noTask(UUID id) {
    return ProblemReason.NOT_THERE.problem("task", id);
  }

  /**
   * A page of the imports, validations and rejudgings that a player began, newest first.
   *
   * @param slug of their puzzle, or null for all
   */
  Page<DeskTask> page(UUID player, @Nullable String slug, PageRequest page) {
    Optional<UUID> after = Cursor.id(page.after);
    List<DeskTask> rows =
        queries.list(player, slug, after.orElse(null), page.limit() + 1).stream()
            .map(DeskTask::of)
            .toList();
    return Page.of(rows, page.limit(), task -> List.of(task.id()));
  }

  /** A task that a player began. */
  record Begun(
      UUID id,
      DeskTask.Kind kind,
      @Nullable String puzzle,
      @Nullable Integer version,
      Instant startedAt,
      @Nullable Instant endedAt) {}

  /** Writes the tasks that a player began, oldest first. */
  @Override
  @Transactional(TxType.SUPPORTS)
  public void export(UUID player, PlayerExport out) throws IOException {
    out.write("tasks", (after, limit) -> queries.begun(player, after, limit), Begun::id);
  }

  @Override
  @Transactional(TxType.MANDATORY)
  public void remove(UUID player) {
    delete("player", player);
  }
}

package io.arbiter.server.author.task;

import io.arbiter.core.listing.Cursor;
import io.arbiter.core.listing.Page;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.server.player.PlayerData;
import io.arbiter.server.player.PlayerExport;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The long work of authors. It is stored, so an author can leave it and find it again, on any
 * process. Thread-safe.
 */
@ApplicationScoped
@Transactional
public class DeskTasks implements PlayerData {
  private static final String REPLACED = "the validation was lost, and another one has begun";

  private final TaskQueries queries;

  DeskTasks(TaskQueries queries) {
    this.queries = queries;
  }

  /**
   * Notes that a validation has begun, in the caller's transaction. Validations of the version that
   * were lost end.
   */
  @Transactional(TxType.MANDATORY)
  public void beginValidation(UUID id, UUID player, String slug, int version) {
    queries.begin(id, TaskKind.VALIDATION, player, slug, version, TaskStage.WAITING, 0);
    queries.replaceValidations(id, slug, version, REPLACED);
  }

  /** Notes the progress of a validation. Does nothing for another task, or one that has ended. */
  public void validationProgress(UUID id, int done, int total) {
    queries.progress(id, TaskStage.VALIDATING, done, total);
  }

  /** Notes that a validation has its report. */
  public void endValidation(UUID id, String state) {
    queries.end(id, state, null, null);
  }

  /** Notes that a task has no result. Does nothing if it has ended or is unknown. */
  public void fail(UUID id, String message) {
    queries.fail(id, message, null);
  }

  public Optional<DeskTask> find(UUID id) {
    return queries.find(id);
  }

  /**
   * A page of the tasks that a player began, newest first.
   *
   * @param slug of their puzzle, or null for all
   */
  public Page<DeskTask> list(UUID player, @Nullable String slug, PageRequest page) {
    Optional<UUID> after = Cursor.decode(page.after, key -> UUID.fromString(key.getFirst()));
    List<DeskTask> rows = queries.list(player, slug, after.orElse(null), page.limit() + 1);
    return Page.of(rows, page.limit(), task -> List.of(task.id()));
  }

  /** An import or a validation that a player began. */
  public record Begun(
      UUID id,
      TaskKind kind,
      String puzzle,
      @Nullable Integer version,
      Instant startedAt,
      @Nullable Instant endedAt) {}

  /** Writes the imports and validations that a player began, oldest first. */
  @Override
  @Transactional(TxType.SUPPORTS)
  public void export(UUID player, PlayerExport out) throws IOException {
    out.write("tasks", (after, limit) -> queries.begun(player, after, limit), Begun::id);
  }

  @Override
  @Transactional(TxType.MANDATORY)
  public void remove(UUID player) {
    queries.deleteAllOf(player);
  }
}

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

  private final TaskStatements statements;

  DeskTasks(TaskStatements statements) {
    this.statements = statements;
  }

  /**
   * A task that begins.
   *
   * @param version null if there is none yet
   * @param total 0 if it is not known yet
   */
  record Beginning(
      UUID id,
      TaskKind kind,
      UUID player,
      String slug,
      @Nullable Integer version,
      TaskStage stage,
      int total) {}

  /**
   * The end of a task.
   *
   * @param version that an import has stored, or null
   * @param result of an import, as JSON, or null
   * @param faults of an import, as JSON, or null
   */
  record Ending(
      boolean failed,
      @Nullable String message,
      @Nullable Integer version,
      @Nullable String result,
      @Nullable String faults) {}

  /**
   * Notes that a validation has begun, in the caller's transaction. Validations of the version that
   * were lost end.
   */
  @Transactional(TxType.MANDATORY)
  public void beginValidation(UUID id, UUID player, String slug, int version) {
    statements.begin(
        new Beginning(id, TaskKind.VALIDATION, player, slug, version, TaskStage.WAITING, 0));
    statements.replaceValidations(id, slug, version, REPLACED);
  }

  /** Notes the progress of a validation. Does nothing for another task, or one that has ended. */
  public void validationProgress(UUID id, int done, int total) {
    statements.progress(id, TaskStage.VALIDATING, done, total);
  }

  /** Notes that a validation has its report. */
  public void endValidation(UUID id, String state) {
    statements.end(id, new Ending(false, state, null, null, null));
  }

  /** Notes that a task has no result. Does nothing if it has ended or is unknown. */
  public void fail(UUID id, String message) {
    statements.end(id, new Ending(true, message, null, null, null));
  }

  public Optional<DeskTask> find(UUID id) {
    return statements.find(id);
  }

  /**
   * A page of the tasks that a player began, newest first.
   *
   * @param slug of their puzzle, or null for all
   */
  public Page<DeskTask> list(UUID player, @Nullable String slug, PageRequest page) {
    Optional<UUID> after = Cursor.decode(page.after, key -> UUID.fromString(key.getFirst()));
    List<DeskTask> rows = statements.list(player, slug, after.orElse(null), page.limit() + 1);
    return Page.of(rows, page.limit(), task -> List.of(task.id()));
  }

  /** An import or a validation that a player began. */
  public record Begun(
      UUID id,
      String kind,
      String puzzle,
      @Nullable Integer version,
      Instant startedAt,
      @Nullable Instant endedAt) {}

  /** Writes the imports and validations that a player began, oldest first. */
  @Override
  @Transactional(TxType.SUPPORTS)
  public void export(UUID player, PlayerExport out) throws IOException {
    out.write("tasks", (after, limit) -> statements.begun(player, after, limit), Begun::id);
  }

  @Override
  @Transactional(TxType.MANDATORY)
  public void remove(UUID player) {
    statements.deleteAllOf(player);
  }
}

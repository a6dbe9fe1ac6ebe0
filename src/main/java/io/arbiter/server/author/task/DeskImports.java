package io.arbiter.server.author.task;

import io.arbiter.core.bundle.file.BundleProblem;
import io.arbiter.core.bundle.file.Finding;
import io.arbiter.core.json.Codec;
import io.arbiter.core.report.MissionDetails;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Stores what an import needs until it ends, so that any process can continue it. Thread-safe. */
@ApplicationScoped
@Transactional
public class DeskImports {
  /** The conversion and the check of the bundle. */
  private static final int STEPS = 2;

  private final TaskStatements tasks;
  private final ImportStatements imports;

  DeskImports(TaskStatements tasks, ImportStatements imports) {
    this.tasks = tasks;
    this.imports = imports;
  }

  /**
   * An import that has not ended.
   *
   * @param admin whether the puzzle may be another author's
   * @param upload the zip of the repository
   * @param bundle the bundle's files as JSON; null before the conversion
   * @param notes what was not converted
   */
  public record Open(
      UUID player,
      String slug,
      boolean admin,
      byte[] upload,
      MissionDetails details,
      byte @Nullable [] bundle,
      List<Finding> notes) {}

  /** Who imports what. */
  public record Order(UUID player, boolean admin, String slug, MissionDetails details) {}

  /** Notes that an import has begun, in the caller's transaction. */
  @Transactional(TxType.MANDATORY)
  public void begin(UUID id, Order order, byte[] upload) {
    tasks.begin(
        new DeskTasks.Beginning(
            id, TaskKind.IMPORT, order.player(), order.slug(), null, TaskStage.IMPORTING, STEPS));
    imports.add(id, order.admin(), upload, Codec.toJson(order.details()));
  }

  /** The import, unless it has ended or there is none with this id. */
  public Optional<Open> find(UUID id) {
    return imports.find(id).map(DeskImports::open);
  }

  private static Open open(ImportStatements.Row row) {
    return new Open(
        row.player(),
        row.slug(),
        row.admin(),
        row.upload(),
        Codec.fromJson(row.details(), MissionDetails.class),
        row.bundle(),
        row.notes() == null ? List.of() : List.of(Codec.fromJson(row.notes(), Finding[].class)));
  }

  /** The imports that have not ended, oldest first. */
  public List<UUID> open() {
    return imports.open();
  }

  /** Stores the bundle that was made of the mission, in the caller's transaction. */
  @Transactional(TxType.MANDATORY)
  public void convert(UUID id, byte[] bundle, List<Finding> notes) {
    imports.convert(id, bundle, Codec.toJson(notes));
    tasks.progress(id, TaskStage.PREPARING, 1, STEPS);
  }

  /** Ends an import with the version that it has stored, as JSON. */
  public void end(UUID id, int version, String result) {
    tasks.end(id, new DeskTasks.Ending(false, null, version, result, null));
    imports.delete(id);
  }

  /** Ends an import that has no result. */
  public void fail(UUID id, String message, List<BundleProblem> faults) {
    tasks.end(
        id,
        new DeskTasks.Ending(
            true, message, null, null, faults.isEmpty() ? null : Codec.toJson(faults)));
    imports.delete(id);
  }
}

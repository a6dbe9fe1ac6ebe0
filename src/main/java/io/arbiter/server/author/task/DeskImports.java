package io.arbiter.server.author.task;

import io.arbiter.core.bundle.BundleProblem;
import io.arbiter.core.bundle.Finding;
import io.arbiter.core.exchange.MissionDetails;
import io.arbiter.core.json.Codec;
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

  private final TaskQueries queries;

  DeskImports(TaskQueries queries) {
    this.queries = queries;
  }

  /**
   * An import that has not ended.
   *
   * @param admin whether the puzzle may be another author's
   * @param upload the zip of the repository
   * @param bundle the bundle's files as JSON; null before the conversion
   * @param storedDetails what the author says about the mission, as JSON
   * @param storedNotes what was not converted, as JSON; null before the conversion
   */
  public record Open(
      UUID player,
      String slug,
      boolean admin,
      byte[] upload,
      String storedDetails,
      byte @Nullable [] bundle,
      @Nullable String storedNotes) {
    public MissionDetails details() {
      return Codec.fromJson(storedDetails, MissionDetails.class);
    }

    /** What was not converted. */
    public List<Finding> notes() {
      return storedNotes == null
          ? List.of()
          : List.of(Codec.fromJson(storedNotes, Finding[].class));
    }
  }

  /** Who imports what. */
  public record Order(UUID player, boolean admin, String slug, MissionDetails details) {}

  /** Notes that an import has begun, in the caller's transaction. */
  @Transactional(TxType.MANDATORY)
  public void begin(UUID id, Order order, byte[] upload) {
    queries.begin(
        id, TaskKind.IMPORT, order.player(), order.slug(), null, TaskStage.IMPORTING, STEPS);
    queries.addImport(id, order.admin(), upload, Codec.toJson(order.details()));
  }

  /** The import, unless it has ended or there is none with this id. */
  public Optional<Open> find(UUID id) {
    return queries.findImport(id);
  }

  /** The imports that have not ended, oldest first. */
  public List<UUID> open() {
    return queries.openImports();
  }

  /** Stores the bundle that was made of the mission, in the caller's transaction. */
  @Transactional(TxType.MANDATORY)
  public void convert(UUID id, byte[] bundle, List<Finding> notes) {
    queries.convertImport(id, bundle, Codec.toJson(notes));
    queries.progress(id, TaskStage.PREPARING, 1, STEPS);
  }

  /** Ends an import with the version that it has stored, as JSON. */
  public void end(UUID id, int version, String result) {
    queries.end(id, null, version, result);
    queries.deleteImport(id);
  }

  /** Ends an import that has no result. */
  public void fail(UUID id, String message, List<BundleProblem> faults) {
    queries.fail(id, message, faults.isEmpty() ? null : Codec.toJson(faults));
    queries.deleteImport(id);
  }
}

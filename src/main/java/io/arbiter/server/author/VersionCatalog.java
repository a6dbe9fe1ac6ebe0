package io.arbiter.server.author;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.arbiter.core.json.Codec;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.delivery.message.TaskEvent;
import io.arbiter.server.puzzle.AuthoredPuzzles;
import io.arbiter.server.puzzle.VersionState;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Versions of puzzles as their authors see them, with the progress of validations. Thread-safe. */
@ApplicationScoped
class VersionCatalog {
  /** The progress of a validation. */
  public record Progress(int done, int total) {}

  /**
   * A version as its author sees it.
   *
   * @param hash SHA-256 of the bundle's files
   * @param publishedAt when it was published last; null if it never was or that is unknown
   * @param limits of its players' submissions
   * @param task the current or last validation; null if the version was never validated
   * @param progress of the current validation; null if there is none or its progress is unknown
   * @param report what validation found, or null
   */
  public record Version(
      String slug,
      int version,
      String title,
      VersionState state,
      String hash,
      Instant createdAt,
      @Nullable Instant publishedAt,
      Limits limits,
      @Nullable UUID task,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Progress progress,
      @JsonRawValue @Nullable String report) {}

  private final AuthoredPuzzles puzzles;
  private final TaskDesk desk;

  public VersionCatalog(AuthoredPuzzles puzzles, TaskDesk desk) {
    this.puzzles = puzzles;
    this.desk = desk;
  }

  /**
   * A version of a puzzle.
   *
   * @throws ProblemException NOT_FOUND if there is no such version
   */
  Version require(String slug, int number) {
    return puzzles.find(slug, number).map(this::version).orElseThrow(() -> noVersion(slug, number));
  }

  public static ProblemException noVersion(String slug, int number) {
    return new ProblemException(ErrorCode.NOT_FOUND, slug + " has no version " + number);
  }

  private Version version(AuthoredPuzzles.Version stored) {
    return new Version(
        stored.slug(),
        stored.number(),
        stored.title(),
        stored.state(),
        stored.hash(),
        stored.createdAt(),
        stored.publishedAt(),
        Codec.fromJson(stored.limits(), Limits.class),
        stored.validation(),
        progress(stored).map(p -> new Progress(p.done(), p.total())).orElse(null),
        stored.report());
  }

  private Optional<TaskEvent.Progress> progress(AuthoredPuzzles.Version stored) {
    return stored.state() == VersionState.VALIDATING && stored.validation() != null
        ? desk.progress(stored.validation())
        : Optional.empty();
  }
}

package io.arbiter.server.author;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.arbiter.core.json.Codec;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.core.problem.ProblemReason;
import io.arbiter.server.puzzle.AuthoredPuzzles;
import io.arbiter.server.puzzle.Reviews;
import io.arbiter.server.puzzle.VersionOpening;
import io.arbiter.server.puzzle.VersionState;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Versions of puzzles as their authors see them, with the progress of validations. Thread-safe. */
@ApplicationScoped
class VersionCatalog {
  /** A version as its author sees it. */
  record Version(
      String slug,
      int version,
      String title,
      VersionState state,
      @JsonUnwrapped Content content,
      @JsonUnwrapped Validation validation,
      @JsonInclude(JsonInclude.Include.NON_NULL) Reviews.@Nullable Review review) {}

  /**
   * @param hash SHA-256 of the bundle's files
   * @param publishedAt when it was published last; null if it never was or that is unknown
   * @param function that solutions define; empty for a program
   * @param limits of its players' submissions
   */
  record Content(
      String hash,
      Instant createdAt,
      @Nullable Instant publishedAt,
      String function,
      Limits limits) {}

  /**
   * @param task the current or last validation; null if the version was never validated
   * @param progress of the current validation; null if there is none or its progress is unknown
   * @param report what validation found, or null
   */
  record Validation(
      @Nullable UUID task,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Progress progress,
      @JsonRawValue @Nullable String report) {}

  record Progress(int done, int total) {}

  private final AuthoredPuzzles puzzles;
  private final DeskTasks tasks;
  private final VersionOpening opening;
  private final TaskEngine engine;
  private final Reviews reviews;

  VersionCatalog(
      AuthoredPuzzles puzzles,
      DeskTasks tasks,
      VersionOpening opening,
      TaskEngine engine,
      Reviews reviews) {
    this.puzzles = puzzles;
    this.tasks = tasks;
    this.opening = opening;
    this.engine = engine;
    this.reviews = reviews;
  }

  /**
   * A version of a puzzle.
   *
   * @throws ProblemException NOT_FOUND if there is no such version
   */
  Version require(String slug, int number) {
    return puzzles.find(slug, number).map(this::version).orElseThrow(() -> noVersion(slug, number));
  }

  static ProblemException noVersion(String slug, int number) {
    return new ProblemException(ErrorCode.NOT_FOUND, slug + " has no version " + number);
  }

  /** The titles of the contests that show the puzzle first and have not ended. */
  List<String> contestsOf(String slug) {
    return opening.reservedFor(slug);
  }

  /**
   * Has a version validated, unless its validation is under way.
   *
   * @return the id of the task
   * @throws ProblemException CONFLICT if the version is or was published, or if a contest publishes
   *     at its end what is validated then
   */
  UUID validate(UUID player, String slug, int number) {
    if (require(slug, number).state() == VersionState.VALIDATED && !contestsOf(slug).isEmpty()) {
      throw ProblemReason.CONTEST_USES.problem(number);
    }
    return engine.validate(player, slug, number);
  }

  private Version version(AuthoredPuzzles.Version stored) {
    return new Version(
        stored.slug(),
        stored.number(),
        stored.title(),
        stored.state(),
        new Content(
            stored.hash(),
            stored.createdAt(),
            stored.publishedAt(),
            stored.function(),
            Codec.fromJson(stored.limits(), Limits.class)),
        new Validation(stored.validation(), progress(stored), stored.report()),
        reviews.of(stored.slug(), stored.number()).orElse(null));
  }

  private @Nullable Progress progress(AuthoredPuzzles.Version stored) {
    return stored.state() != VersionState.VALIDATING
        ? null
        : Optional.ofNullable(stored.validation())
            .flatMap(tasks::show)
            .map(DeskTask::progress)
            .filter(now -> now.total() > 0)
            .map(now -> new Progress(now.done(), now.total()))
            .orElse(null);
  }
}

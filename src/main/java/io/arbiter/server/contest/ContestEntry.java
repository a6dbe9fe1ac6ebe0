package io.arbiter.server.contest;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.arbiter.core.judging.SubmissionKind;
import io.arbiter.core.language.LanguagePreference;
import io.arbiter.core.listing.Page;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.core.problem.ProblemReason;
import io.arbiter.server.player.Viewer;
import io.arbiter.server.puzzle.PuzzleStore;
import io.arbiter.server.puzzle.PuzzleVersion;
import io.arbiter.server.puzzle.VersionView;
import io.arbiter.server.puzzle.VersionViews;
import io.arbiter.server.puzzle.catalog.PuzzleCatalog;
import io.arbiter.server.submission.SubmissionCatalog;
import io.arbiter.server.submission.SubmissionIntake;
import io.arbiter.server.submission.SubmissionResource;
import io.arbiter.server.submission.SubmissionView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lets players read and solve the puzzles of a contest. Thread-safe. */
@ApplicationScoped
class ContestEntry {
  private final Contests contests;
  private final PuzzleCatalog catalog;
  private final VersionViews versions;
  private final PuzzleStore puzzles;
  private final SubmissionIntake intake;
  private final SubmissionCatalog submissions;

  private record Shown(String slug, int version, LanguagePreference languages) {}

  private final Cache<Shown, VersionView> recent =
      Caffeine.newBuilder().expireAfterWrite(Contests.KEPT).maximumSize(1000).build();

  ContestEntry(
      Contests contests,
      PuzzleCatalog catalog,
      VersionViews versions,
      PuzzleStore puzzles,
      SubmissionIntake intake,
      SubmissionCatalog submissions) {
    this.contests = contests;
    this.catalog = catalog;
    this.versions = versions;
    this.puzzles = puzzles;
    this.intake = intake;
    this.submissions = submissions;
  }

  /**
   * A puzzle as its contest shows it.
   *
   * @throws ProblemException NOT_FOUND before the start and for a puzzle of no such name, FORBIDDEN
   *     for players who are not registered
   */
  @Transactional
  PuzzleCatalog.Detail read(UUID id, String slug, LanguagePreference languages, Viewer viewer) {
    Contest contest = contests.require(id, viewer);
    if (!contest.isManagedBy(viewer)) {
      Contest.State state = contest.state(Instant.now());
      requireStarted(state, slug);
      if (state == Contest.State.RUNNING) {
        contest.requireRegistered();
      }
    }
    ContestPuzzle puzzle = puzzle(contest, slug);
    return catalog.inContest(view(puzzle, languages), puzzle.points(), viewer);
  }

  /** Read up to a second ago, so that a crowd costs one reading. */
  private VersionView view(ContestPuzzle puzzle, LanguagePreference languages) {
    Shown shown = new Shown(puzzle.slug(), puzzle.version(), languages);
    VersionView known = recent.getIfPresent(shown);
    if (known == null) {
      known =
          versions
              .find(puzzle.slug(), puzzle.version(), languages)
              .orElseThrow(() -> noPuzzle(puzzle.slug()));
      recent.put(shown, known);
    }
    return known;
  }

  /**
   * Accepts a source for a puzzle of a contest. The statement of the intake decides again whether
   * the contest runs.
   *
   * @param trial the source; its inputs are those of a run
   * @throws ProblemException as {@link #read} and the intake, and CONFLICT after the end
   */
  UUID accept(
      SubmissionKind kind,
      UUID id,
      String slug,
      SubmissionResource.Trial trial,
      @Nullable String idempotencyKey,
      Viewer viewer) {
    UUID player = viewer.requireId();
    return intake.accept(
        player,
        new SubmissionIntake.Request(kind, trial, idempotencyKey),
        () -> {
          Contest contest = contests.require(id, viewer);
          return new SubmissionIntake.Target(version(contest, slug), id, contest.terms().clean());
        });
  }

  /** Players see their own submissions, managers those of all, or of one player. */
  Page<SubmissionView> submissions(
      UUID id, @Nullable String player, PageRequest page, Viewer viewer) {
    boolean managed = contests.require(id, viewer).isManagedBy(viewer);
    return submissions.ofContest(id, player, page, viewer, managed);
  }

  private PuzzleVersion version(Contest contest, String slug) {
    Contest.State state = contest.state(Instant.now());
    requireStarted(state, slug);
    ContestPuzzle puzzle = puzzle(contest, slug);
    if (state == Contest.State.ENDED) {
      throw ProblemReason.CONTEST_OVER.problem();
    }
    contest.requireRegistered();
    return puzzles.version(slug, puzzle.version()).orElseThrow(() -> noPuzzle(slug));
  }

  private static void requireStarted(Contest.State state, String slug) {
    if (state == Contest.State.UPCOMING) {
      throw noPuzzle(slug);
    }
  }

  private ContestPuzzle puzzle(Contest contest, String slug) {
    return contests.puzzle(contest, slug).orElseThrow(() -> noPuzzle(slug));
  }

  private static ProblemException noPuzzle(String slug) {
    return ProblemReason.NOT_IN_CONTEST.problem(slug);
  }
}

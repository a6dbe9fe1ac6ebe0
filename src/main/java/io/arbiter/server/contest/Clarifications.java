package io.arbiter.server.contest;

import io.arbiter.core.listing.Cursor;
import io.arbiter.core.listing.Page;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.core.problem.Violation;
import io.arbiter.server.database.StoredTime;
import io.arbiter.server.player.PlayerStore;
import io.arbiter.server.player.Viewer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The questions and announcements of contests. Thread-safe. */
@ApplicationScoped
@Transactional
public class Clarifications {
  /** A player's questions without an answer. */
  private static final int MOST_OPEN = 10;

  private final Contests contests;
  private final ClarificationStatements statements;
  private final PlayerStore players;

  Clarifications(Contests contests, ClarificationStatements statements, PlayerStore players) {
    this.contests = contests;
    this.statements = statements;
    this.players = players;
  }

  /** A page of those that the viewer may see, newest first. */
  Page<Clarification.View> page(UUID id, PageRequest request, Viewer viewer) {
    Contest contest = contests.require(id, viewer);
    Optional<UUID> after = Cursor.decode(request.after, key -> UUID.fromString(key.getFirst()));
    List<Clarification> rows = statements.list(id, after, viewer, request.limit() + 1);
    return Page.of(rows, request.limit(), row -> List.of(row.id()))
        .map(row -> row.seenBy(viewer, contest).orElseThrow());
  }

  /** All of a contest, newest first. */
  public List<Clarification> all(UUID contest) {
    return statements.list(
        contest, Optional.empty(), new Viewer(Optional.empty(), true), Integer.MAX_VALUE);
  }

  public Optional<Clarification> find(UUID contest, UUID id) {
    return statements.find(contest, id);
  }

  /**
   * Adds a question of a registered player.
   *
   * @param slug of the puzzle; null if the question is about the contest
   * @throws ProblemException NOT_FOUND, FORBIDDEN without a registration, CONFLICT unless the
   *     contest runs, INVALID for another puzzle, UNAUTHENTICATED if the account is deleted
   */
  Clarification.View ask(UUID id, @Nullable String slug, String question, Viewer viewer) {
    Contest contest = contests.require(id, viewer);
    if (contest.state(Instant.now()) != ContestState.RUNNING) {
      throw new ProblemException(
          ErrorCode.CONFLICT, "questions are answered only while the contest runs");
    }
    if (!contest.attendance().registered()) {
      throw new ProblemException(ErrorCode.FORBIDDEN, "you are not registered for this contest");
    }
    players.lockPresent(viewer.requireId());
    if (statements.countOpen(id, viewer.requireId()) >= MOST_OPEN) {
      throw new ProblemException(
          ErrorCode.CONFLICT, "%d of your questions have no answer yet".formatted(MOST_OPEN));
    }
    return add(contest, slug, false, question, viewer);
  }

  /** Adds an announcement, which everybody sees. */
  Clarification.View announce(UUID id, @Nullable String slug, String text, Viewer viewer) {
    return add(contests.requireManaged(id, viewer), slug, true, text, viewer);
  }

  private Clarification.View add(
      Contest contest,
      @Nullable String slug,
      boolean announcement,
      String question,
      Viewer viewer) {
    UUID id =
        statements
            .add(
                contest.id(),
                slug == null ? null : puzzle(contest, slug),
                viewer.requireId(),
                announcement,
                question,
                StoredTime.now())
            .orElseThrow(() -> new ProblemException(ErrorCode.CONFLICT, "the contest is over"));
    contests.note(contest.id(), ContestEvent.Kind.CLARIFICATION, id, null);
    return view(contest, id, viewer);
  }

  private UUID puzzle(Contest contest, String slug) {
    return contests.puzzles(contest.id()).stream()
        .filter(puzzle -> puzzle.slug().equals(slug))
        .map(ContestPuzzle::puzzle)
        .findFirst()
        .orElseThrow(
            () -> {
              String reason = "the contest has no such puzzle";
              return new ProblemException(
                  ErrorCode.INVALID, "puzzle: " + reason, List.of(new Violation("puzzle", reason)));
            });
  }

  private Clarification.View view(Contest contest, UUID id, Viewer viewer) {
    return statements
        .find(contest.id(), id)
        .flatMap(stored -> stored.seenBy(viewer, contest))
        .orElseThrow();
  }

  /**
   * Answers a question, or replaces the answer.
   *
   * @throws ProblemException NOT_FOUND if there is no such question, FORBIDDEN for others than the
   *     organiser
   */
  Clarification.View answer(
      UUID id, UUID clarification, String answer, boolean isPublic, Viewer viewer) {
    Contest contest = contests.requireManaged(id, viewer);
    if (!statements.answer(id, clarification, answer, isPublic, StoredTime.now())) {
      throw new ProblemException(ErrorCode.NOT_FOUND, "no question " + clarification);
    }
    contests.note(id, ContestEvent.Kind.CLARIFICATION, clarification, null);
    return view(contest, clarification, viewer);
  }
}

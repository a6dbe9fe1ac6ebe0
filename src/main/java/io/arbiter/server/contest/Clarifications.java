package io.arbiter.server.contest;

import io.arbiter.core.listing.Cursor;
import io.arbiter.core.listing.Page;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.core.problem.ProblemReason;
import io.arbiter.server.database.StoredTime;
import io.arbiter.server.database.TimeOrderedId;
import io.arbiter.server.player.Player;
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
class Clarifications {
  /** A player's questions without an answer. */
  private static final int MOST_OPEN = 10;

  private final Contests contests;
  private final ContestQueries queries;
  private final ClarificationEntity.Repository clarifications;
  private final PlayerStore players;

  Clarifications(
      Contests contests,
      ContestQueries queries,
      ClarificationEntity.Repository clarifications,
      PlayerStore players) {
    this.contests = contests;
    this.queries = queries;
    this.clarifications = clarifications;
    this.players = players;
  }

  /** Those that the viewer may see, newest first. */
  Page<Clarification.View> page(UUID id, PageRequest request, Viewer viewer) {
    Contest contest = contests.require(id, viewer);
    UUID after = Cursor.id(request.after).orElse(null);
    List<Clarification> rows =
        queries.clarifications(
            id, null, after, viewer.player().orElse(null), viewer.admin(), request.limit() + 1);
    return Page.of(rows, request.limit(), row -> List.of(row.id()))
        .map(row -> row.seenBy(viewer, contest).orElseThrow());
  }

  /** All of a contest that the viewer manages, newest first. */
  List<Clarification.View> all(Contest contest, Viewer viewer) {
    return queries.clarifications(contest.id()).stream()
        .map(row -> row.seenBy(viewer, contest).orElseThrow())
        .toList();
  }

  Optional<Clarification> find(UUID contest, UUID id) {
    return queries.clarifications(contest, id, null, null, true, 1).stream().findFirst();
  }

  /** Adds a question of a registered player; without a slug it is about the whole contest. */
  Clarification.View ask(UUID id, @Nullable String slug, String question, Viewer viewer) {
    Contest contest = contests.require(id, viewer);
    if (contest.state(Instant.now()) != Contest.State.RUNNING) {
      throw ProblemReason.QUESTIONS_CLOSED.problem();
    }
    contest.requireRegistered();
    players.lockPresent(viewer.requireId());
    if (queries.countOpen(id, viewer.requireId()) >= MOST_OPEN) {
      throw ProblemReason.QUESTIONS_OPEN.problem(MOST_OPEN);
    }
    ClarificationEntity asked = entity(contest, slug, question, viewer);
    if (queries.keepOpen(id, asked.player, asked.askedAt).isEmpty()) {
      throw ProblemReason.CONTEST_OVER.problem();
    }
    return add(contest, asked, viewer);
  }

  /** Announces something, to everybody or to the registered player with a name. */
  Clarification.View announce(
      UUID id, @Nullable String slug, @Nullable String to, String text, Viewer viewer) {
    Contest contest = contests.requireManaged(id, viewer);
    players.requirePresent(viewer.requireId());
    ClarificationEntity announced = entity(contest, slug, text, viewer);
    announced.announcement = true;
    announced.recipient = to == null ? null : recipient(id, to);
    announced.isPublic = to == null;
    return add(contest, announced, viewer);
  }

  private UUID recipient(UUID contest, String name) {
    return players
        .find(name)
        .map(Player::id)
        .filter(player -> queries.registeredAt(contest, player).isPresent())
        .orElseThrow(() -> ProblemReason.NOT_PARTICIPANT.invalid("to", name));
  }

  private ClarificationEntity entity(
      Contest contest, @Nullable String slug, String question, Viewer viewer) {
    ClarificationEntity entity = new ClarificationEntity();
    entity.id = TimeOrderedId.next();
    entity.contest = contest.id();
    entity.puzzle = slug == null ? null : puzzle(contest, slug);
    entity.player = viewer.requireId();
    entity.question = question;
    entity.askedAt = StoredTime.now();
    return entity;
  }

  private UUID puzzle(Contest contest, String slug) {
    return contests
        .puzzle(contest, slug)
        .map(ContestPuzzle::puzzle)
        .orElseThrow(() -> ProblemReason.NOT_IN_CONTEST.invalid("puzzle", slug));
  }

  private Clarification.View add(Contest contest, ClarificationEntity added, Viewer viewer) {
    clarifications.persist(added);
    return changed(contest, added, viewer);
  }

  private Clarification.View changed(Contest contest, ClarificationEntity changed, Viewer viewer) {
    contests.note(contest.id(), ContestEvent.Kind.CLARIFICATION, changed.id, null);
    return find(contest.id(), changed.id)
        .flatMap(stored -> stored.seenBy(viewer, contest))
        .orElseThrow();
  }

  /** Answers a question, or replaces the answer. */
  Clarification.View answer(
      UUID id, UUID clarification, String answer, boolean isPublic, Viewer viewer) {
    Contest contest = contests.requireManaged(id, viewer);
    ClarificationEntity question =
        clarifications
            .findByIdOptional(clarification)
            .filter(found -> found.contest.equals(id) && !found.announcement)
            .orElseThrow(() -> ProblemReason.NOT_THERE.problem("question", clarification));
    question.answer = answer;
    question.isPublic = isPublic;
    question.answeredAt = StoredTime.now();
    return changed(contest, question, viewer);
  }
}

package io.arbiter.server.submission;

import io.arbiter.core.judging.SubmissionState;
import io.arbiter.server.database.Column;
import io.arbiter.server.database.Current;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.query.MutationQuery;
import org.jspecify.annotations.Nullable;

/** The SQL that changes submissions. */
@ApplicationScoped
class SubmissionStatements {
  private static final String JUDGE =
      """
      update submission s set state = :judged, verdict = n.verdict, judged_at = now()
      from unnest(:ids, :verdicts) n (id, verdict)
      where s.id = n.id and s.state = any(:earlier)
      """;

  private static final String REJUDGE =
      """
      update submission s set attempt = s.attempt + 1, verdict = n.verdict, judged_at = now()
      from unnest(:ids, :verdicts) n (id, verdict)
      where s.id = n.id and s.state = :judged
      """;

  private static final String NOTE_ENDED_CHILDREN =
      """
      update submission set ended_child_at = now() where id in (
        select id from submission where id = any(:ids) and ended_child_at is null
        order by id for update)
      """;

  private static final String EMPTY_SOURCES =
      """
      update submission set source = '', stdin = null where id in (
        select id from submission where player_id = :player and kind in ('RUN', 'SCRATCH')
        order by id for no key update)
      """;

  /**
   * Begins a new attempt of open submissions that meet a condition, unless their job waits in the
   * outbox.
   */
  private static final String ENQUEUE_AGAIN =
      """
      update submission s set attempt = s.attempt + 1, enqueued_at = now()
      from submission o
        left join named_puzzle p on p.id = o.puzzle_id
        left join any_version v on v.puzzle_id = o.puzzle_id and v.number = o.version
      where o.id = s.id and s.id in (
          select id from submission
          where state <> 'JUDGED' and %s
            and not exists (select from waiting_record w where w.key = submission.id::text)
          order by enqueued_at limit :limit for update skip locked)
      returning s.id, s.attempt, s.kind, s.batch, p.slug, s.version, v.test_set_hash, s.source,
        v.limits, s.submitted_at, s.stdin, s.clean
      """;

  private static final String ENQUEUE_BEFORE_AGAIN = enqueueAgain("enqueued_at < :before");

  /**
   * The condition: much newer submissions of the lane are judged, or nothing is judged at all, or
   * the submission waits twelve times as long. The newest judged submission of a lane is the first
   * one in the order of an index; a maximum would read all judged submissions. Each attempt has
   * twice the time of the one before, up to 64 times: a job that ends its workers again and again
   * is given up only if its deliveries are counted in one attempt.
   */
  private static final String ENQUEUE_STUCK_AGAIN =
      enqueueAgain(
          """
          enqueued_at < now() - :patience * interval '1 ms' * (1 << least(attempt - 1, 6))
          and (enqueued_at < case when batch
                then (select enqueued_at from submission where state = 'JUDGED' and batch
                    order by enqueued_at desc limit 1)
                else (select enqueued_at from submission where state = 'JUDGED' and not batch
                    order by enqueued_at desc limit 1)
                end - :patience * interval '1 ms'
            or not exists (select from submission
                where judged_at > now() - :patience * interval '1 ms')
            or enqueued_at < now() - 12 * :patience * interval '1 ms' * (1 << least(attempt - 1, 6)))\
          """);

  private static String enqueueAgain(String condition) {
    return ENQUEUE_AGAIN.formatted(condition);
  }

  private static final String LOCK_WAITING =
      """
      select s.id, s.attempt, s.kind, s.player_id, s.puzzle_id, v.slug,
        coalesce(v.points, 0) as points, octet_length(s.source) as source_bytes, s.submitted_at
      from submission s
      left join any_version v on v.puzzle_id = s.puzzle_id and v.number = s.version
      where s.id = any(:ids) and s.state <> 'JUDGED' order by s.id for update of s
      """;

  private static final String COUNT_JUDGED =
      """
      select count(*) from submission where puzzle_id = :puzzle and kind = 'SUBMISSION'
        and state = 'JUDGED' and not (verdict = any(:uncounted))
      """;

  /** The condition on the kind leaves out what was released before. */
  private static final String RELEASE =
      """
      update submission set kind = 'SUBMISSION'
      where contest_id = :contest and player_id = :player and kind = 'CONTEST'
      returning id, puzzle_id, verdict
      """;

  private static final String HELD_PLAYERS =
      """
      select distinct player_id from submission
      where contest_id = :contest and kind = 'CONTEST' order by player_id
      """;

  private static final String COUNT_OPEN =
      "select count(*) from submission where contest_id = :contest and state <> 'JUDGED'";

  private final Session session;

  SubmissionStatements(@Current Session session) {
    this.session = session;
  }

  List<WaitingSubmission> lockWaiting(List<UUID> ids) {
    return session
        .createNativeQuery(LOCK_WAITING, WaitingSubmission.class)
        .setParameter("ids", ids.toArray(UUID[]::new))
        .getResultList();
  }

  Optional<SubmissionStore.Sent> keep(UUID id) {
    return session
        .createNativeQuery(
            "select player_id, puzzle_id, kind, verdict from submission where id = :id for share",
            SubmissionStore.Sent.class)
        .setParameter("id", id)
        .uniqueResultOptional();
  }

  long countJudged(UUID puzzle, List<String> uncounted) {
    return Column.query(session, COUNT_JUDGED, Long.class)
        .setParameter("puzzle", puzzle)
        .setParameter("uncounted", uncounted.toArray(String[]::new))
        .getSingleResult();
  }

  /** Judges the submissions that are not judged yet; returns their number. */
  int judge(List<UUID> ids, List<String> verdicts) {
    return withVerdicts(JUDGE, ids, verdicts)
        .setParameter(
            "earlier",
            SubmissionState.JUDGED.earlier().stream().map(Enum::name).toArray(String[]::new))
        .executeUpdate();
  }

  /** Replaces the verdicts of the submissions that are judged; returns their number. */
  int rejudge(List<UUID> ids, List<String> verdicts) {
    return withVerdicts(REJUDGE, ids, verdicts).executeUpdate();
  }

  private MutationQuery withVerdicts(String statement, List<UUID> ids, List<String> verdicts) {
    return session
        .createNativeMutationQuery(statement)
        .setParameter("judged", SubmissionState.JUDGED.name())
        .setParameter("ids", ids.toArray(UUID[]::new))
        .setParameter("verdicts", verdicts.toArray(String[]::new));
  }

  void noteEndedChildren(Set<UUID> ids) {
    session
        .createNativeMutationQuery(NOTE_ENDED_CHILDREN)
        .setParameter("ids", ids.toArray(UUID[]::new))
        .executeUpdate();
  }

  void emptySources(UUID player) {
    session.createNativeMutationQuery(EMPTY_SOURCES).setParameter("player", player).executeUpdate();
  }

  List<SubmissionStore.Released> release(UUID contest, UUID player) {
    return session
        .createNativeQuery(RELEASE, SubmissionStore.Released.class)
        .setParameter("contest", contest)
        .setParameter("player", player)
        .getResultList();
  }

  List<UUID> heldPlayers(UUID contest) {
    return Column.query(session, HELD_PLAYERS, UUID.class)
        .setParameter("contest", contest)
        .getResultList();
  }

  long countOpen(UUID contest) {
    return Column.query(session, COUNT_OPEN, Long.class)
        .setParameter("contest", contest)
        .getSingleResult();
  }

  void detach(UUID contest) {
    session
        .createNativeMutationQuery(
            "update submission set contest_id = null where contest_id = :contest")
        .setParameter("contest", contest)
        .executeUpdate();
  }

  /** The time of the database. */
  Instant now() {
    return Column.query(session, "select now()", Instant.class).getSingleResult();
  }

  /**
   * A submission and its new attempt. Values that a scratch lacks are null.
   *
   * @param puzzle the puzzle's slug
   * @param limits as JSON
   */
  record Enqueued(
      UUID id,
      int attempt,
      String kind,
      boolean batch,
      @Nullable String puzzle,
      @Nullable Integer version,
      @Nullable String testSetHash,
      String source,
      @Nullable String limits,
      Instant submittedAt,
      @Nullable String stdin,
      boolean clean) {}

  List<Enqueued> enqueueBeforeAgain(Instant before, int limit) {
    return session
        .createNativeQuery(ENQUEUE_BEFORE_AGAIN, Enqueued.class)
        .setParameter("before", before)
        .setParameter("limit", limit)
        .getResultList();
  }

  List<Enqueued> enqueueStuckAgain(Duration patience, int limit) {
    return session
        .createNativeQuery(ENQUEUE_STUCK_AGAIN, Enqueued.class)
        .setParameter("patience", patience.toMillis())
        .setParameter("limit", limit)
        .getResultList();
  }
}

package io.arbiter.score;

import io.arbiter.delivery.Codec;
import io.arbiter.delivery.JudgingEvent;
import io.arbiter.delivery.LogLoop;
import io.arbiter.judging.Blame;
import io.arbiter.judging.SubmissionKind;
import io.arbiter.judging.SubmissionState;
import io.arbiter.judging.Verdict;
import io.arbiter.submission.SubmissionStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The single writer of results. A judgement, its points and the standings are one transaction; a
 * judgement that comes again, or of an attempt that is not the current one, changes nothing. What
 * comes for a player who has deleted the account is kept, and counts for nobody's standing. Results
 * of rejudgings are handed on to a {@link RejudgedListener}, and count for nothing here.
 */
@ApplicationScoped
public class Scorekeeper {
  private static final Logger LOG = Logger.getLogger(Scorekeeper.class);

  /** The names of the verdicts that never count. */
  static final List<String> UNCOUNTED =
      Arrays.stream(Verdict.values()).filter(v -> !counts(v)).map(Verdict::name).toList();

  private final Jdbi jdbi;
  private final SubmissionStore submissions;
  private final SolvedPuzzles solved;
  private final BestSolutions best;
  private final RejudgedListener listener;

  public Scorekeeper(
      Jdbi jdbi,
      SubmissionStore submissions,
      SolvedPuzzles solved,
      BestSolutions best,
      RejudgedListener listener) {
    this.jdbi = jdbi;
    this.submissions = submissions;
    this.solved = solved;
    this.best = best;
    this.listener = listener;
  }

  /** Whether a verdict is the player's doing; what is the author's or the judge's never counts. */
  public static boolean counts(Verdict verdict) {
    return verdict.blame() != Blame.AUTHOR && verdict.blame() != Blame.JUDGE;
  }

  /**
   * Takes a batch of events in order.
   *
   * @return what is to be told to everybody: one event for each judgement that counted
   */
  public List<JudgingEvent.Scored> take(List<LogLoop.Entry> batch) {
    List<JudgingEvent> events = new ArrayList<>();
    for (LogLoop.Entry entry : batch) {
      try {
        events.add(Codec.decode(entry.value(), JudgingEvent.class));
      } catch (IOException e) {
        LOG.errorf(e, "an event of %s cannot be read and is dropped", entry.key());
      }
    }
    markRunning(events);
    List<JudgingEvent.Scored> scored = new ArrayList<>();
    for (JudgingEvent event : events) {
      if (event instanceof JudgingEvent.Judged judged && score(judged)) {
        scored.add(new JudgingEvent.Scored(judged.submission(), judged.attempt()));
      } else if (event instanceof JudgingEvent.Rejudged rejudged) {
        listener.take(rejudged);
      }
    }
    return scored;
  }

  private void markRunning(List<JudgingEvent> events) {
    Set<UUID> started =
        events.stream()
            .filter(JudgingEvent.Started.class::isInstance)
            .map(JudgingEvent::submission)
            .collect(Collectors.toSet());
    events.stream()
        .filter(JudgingEvent.Judged.class::isInstance)
        .forEach(event -> started.remove(event.submission()));
    if (!started.isEmpty()) {
      jdbi.useTransaction(
          transaction -> submissions.advance(transaction, started, SubmissionState.RUNNING));
    }
  }

  private boolean score(JudgingEvent.Judged event) {
    MDC.put("submission", event.submission());
    try {
      boolean counted = jdbi.inTransaction(transaction -> score(transaction, event));
      if (!counted) {
        LOG.infof("attempt %d was judged before and is passed over", event.attempt());
      }
      return counted;
    } finally {
      MDC.remove("submission");
    }
  }

  /** Whether the judgement is the first one of the current attempt. */
  private boolean score(Handle transaction, JudgingEvent.Judged event) {
    Optional<Entry> found = lock(transaction, event.submission());
    if (found.isEmpty() || found.get().judged() || found.get().attempt() != event.attempt()) {
      return false;
    }
    Entry entry = found.get();
    Verdict verdict = event.judgement().verdict();
    boolean counts = entry.kind() == SubmissionKind.SUBMISSION && counts(verdict);
    boolean ranked =
        counts && verdict == Verdict.ACCEPTED && Recount.lock(transaction, entry.player());
    SolvedPuzzles.Gain gain =
        ranked ? solved.add(transaction, event.submission(), entry) : SolvedPuzzles.Gain.NONE;
    insertJudgement(transaction, event, entry, counts, gain);
    submissions.judge(transaction, event.submission(), verdict);
    if (ranked) {
      best.offer(
          transaction,
          event,
          entry.puzzle(),
          entry.player(),
          entry.sourceBytes(),
          entry.submittedAt());
    }
    if (ranked
        && !gain.first()
        && SolvedPuzzles.isEarlier(transaction, event.submission(), entry)) {
      // Judged after one that was submitted later, whose points may have been another version's.
      Recount.of(transaction, entry.player(), entry.puzzle());
    }
    return true;
  }

  /** A submission whose judgement has come. */
  record Entry(
      SubmissionKind kind,
      boolean judged,
      int attempt,
      UUID player,
      UUID puzzle,
      String slug,
      int points,
      int sourceBytes,
      OffsetDateTime submittedAt) {}

  private static Optional<Entry> lock(Handle transaction, UUID submission) {
    return transaction
        .createQuery(
            """
            select s.kind, s.state, s.attempt, s.player_id, s.puzzle_id, s.submitted_at,
              octet_length(s.source) as source_bytes, v.points, v.slug
            from submission s
            left join puzzle_version v on v.puzzle_id = s.puzzle_id and v.number = s.version
            where s.id = :id for update of s
            """)
        .bind("id", submission)
        .map((row, context) -> entry(row))
        .findOne();
  }

  private static Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        SubmissionKind.valueOf(row.getString("kind")),
        SubmissionState.valueOf(row.getString("state")).isTerminal(),
        row.getInt("attempt"),
        row.getObject("player_id", UUID.class),
        row.getObject("puzzle_id", UUID.class),
        row.getString("slug"),
        row.getInt("points"),
        row.getInt("source_bytes"),
        row.getObject("submitted_at", OffsetDateTime.class));
  }

  /** With what it adds to its puzzle's counts, since each statement is a round trip. */
  private static void insertJudgement(
      Handle transaction,
      JudgingEvent.Judged event,
      Entry entry,
      boolean counts,
      SolvedPuzzles.Gain gain) {
    transaction
        .createUpdate(
            """
            with counted as (%s)
            insert into judgement (submission_id, attempt, verdict, judgement, provenance, points,
              unlocked, cpu_millis, steps, source_bytes, judged_at, repeats)
            values (:id, :attempt, :verdict, :judgement::json, :provenance::json, :points,
              :unlocked, :cpu, :steps, :bytes, :at, :repeats)
            """
                .formatted(PuzzleCounts.ADD))
        .bind("puzzle", entry.puzzle())
        .bind("attempts", counts ? 1 : 0)
        .bind("solvedBy", gain.first() ? 1 : 0)
        .bind("id", event.submission())
        .bind("attempt", event.attempt())
        .bind("verdict", event.judgement().verdict())
        .bind("judgement", Codec.toJson(event.judgement()))
        .bind("provenance", Codec.toJson(event.provenance()))
        .bind("points", gain.points())
        .bindArray("unlocked", String.class, gain.unlocked())
        .bind("cpu", event.judgement().usage().cpuMillis())
        .bind("steps", event.judgement().usage().steps())
        .bind("bytes", entry.sourceBytes())
        .bind("at", event.provenance().judgedAt())
        .bind("repeats", event.repeats())
        .execute();
  }
}

package io.arbiter.server.score;

import io.arbiter.core.json.Codec;
import io.arbiter.core.judging.SubmissionKind;
import io.arbiter.core.judging.Usage;
import io.arbiter.core.judging.Verdict;
import io.arbiter.delivery.JudgingEvent;
import io.arbiter.server.submission.SubmissionStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/**
 * Scores judgements together: each statement does its step for all of them. What one player has of
 * them is scored one after the other, since what a judgement brings depends on those before.
 */
@ApplicationScoped
public class Scoring {
  private static final Logger LOG = Logger.getLogger(Scoring.class);

  private final SubmissionStore submissions;
  private final SolvedPuzzles solved;
  private final BestSolutions best;

  public Scoring(SubmissionStore submissions, SolvedPuzzles solved, BestSolutions best) {
    this.submissions = submissions;
    this.solved = solved;
    this.best = best;
  }

  /** A submission that has no verdict yet. */
  record Waiting(
      UUID id,
      int attempt,
      SubmissionKind kind,
      UUID player,
      UUID puzzle,
      String slug,
      int points,
      int sourceBytes,
      OffsetDateTime submittedAt) {}

  /** The first judgement of the current attempt of a submission. */
  record Item(JudgingEvent.Judged event, Waiting of) {
    UUID submission() {
      return event.submission();
    }

    UUID player() {
      return of.player();
    }

    UUID puzzle() {
      return of.puzzle();
    }

    Verdict verdict() {
      return event.judgement().verdict();
    }

    Usage usage() {
      return event.judgement().usage();
    }

    /** Whether it is an attempt at its puzzle. */
    boolean counts() {
      return of.kind() == SubmissionKind.SUBMISSION && Scorekeeper.counts(verdict());
    }

    /** Whether it solves its puzzle. */
    boolean isSolution() {
      return counts() && verdict() == Verdict.ACCEPTED;
    }

    /** One value of each of the items, for a statement about all of them. */
    static <T> List<T> each(List<Item> items, Function<Item, T> value) {
      return items.stream().map(value).toList();
    }
  }

  /**
   * Scores judgements.
   *
   * @param judged in the order in which they came
   * @return those that were the first of their submission's current attempt, in the same order
   */
  List<JudgingEvent.Judged> score(Handle transaction, List<JudgingEvent.Judged> judged) {
    List<Item> items = lock(transaction, judged);
    List<Item> solutions = items.stream().filter(Item::isSolution).toList();
    Set<UUID> present = Recount.lock(transaction, Set.copyOf(Item.each(solutions, Item::player)));
    for (List<Item> round : rounds(items)) {
      List<Item> ranked =
          round.stream()
              .filter(item -> item.isSolution() && present.contains(item.player()))
              .toList();
      score(transaction, round, ranked);
    }
    return Item.each(items, Item::event);
  }

  /** At most one item of each player in a round, and what came first in an earlier one. */
  private static List<List<Item>> rounds(List<Item> items) {
    List<List<Item>> rounds = new ArrayList<>();
    Map<UUID, Integer> next = new HashMap<>();
    for (Item item : items) {
      int round = next.merge(item.player(), 1, Integer::sum) - 1;
      if (round == rounds.size()) {
        rounds.add(new ArrayList<>());
      }
      rounds.get(round).add(item);
    }
    return rounds;
  }

  /**
   * Scores a round.
   *
   * @param ranked the solutions of players who have an account
   */
  private void score(Handle transaction, List<Item> round, List<Item> ranked) {
    Map<UUID, SolvedPuzzles.Gain> gains = solved.add(transaction, ranked);
    insertJudgements(transaction, round, gains);
    submissions.judge(
        transaction, round.stream().collect(Collectors.toMap(Item::submission, Item::verdict)));
    best.offer(transaction, ranked);
    List<Item> again =
        ranked.stream().filter(item -> !gains.containsKey(item.submission())).toList();
    // Judged after one that was submitted later, whose points may have been another version's.
    for (Item item : SolvedPuzzles.earlier(transaction, again)) {
      Recount.of(transaction, item.player(), item.puzzle());
    }
  }

  /** Locks the submissions; what comes again, or is of another attempt, is left out. */
  private static List<Item> lock(Handle transaction, List<JudgingEvent.Judged> judged) {
    Map<UUID, Waiting> waiting = new HashMap<>();
    waiting(transaction, judged).forEach(one -> waiting.put(one.id(), one));
    List<Item> items = new ArrayList<>();
    for (JudgingEvent.Judged event : judged) {
      @Nullable Waiting of = waiting.get(event.submission());
      if (of != null && of.attempt() == event.attempt()) {
        waiting.remove(event.submission());
        items.add(new Item(event, of));
      } else {
        LOG.infof(
            "attempt %d of %s was judged before and is passed over",
            event.attempt(), event.submission());
      }
    }
    return items;
  }

  private static List<Waiting> waiting(Handle transaction, List<JudgingEvent.Judged> judged) {
    return transaction
        .createQuery(
            """
            select s.id, s.kind, s.attempt, s.player_id, s.puzzle_id, s.submitted_at,
              octet_length(s.source) as source_bytes, v.points, v.slug
            from submission s
            left join puzzle_version v on v.puzzle_id = s.puzzle_id and v.number = s.version
            where s.id = any(:ids) and s.state <> 'JUDGED' order by s.id for update of s
            """)
        .bindArray(
            "ids", UUID.class, judged.stream().map(JudgingEvent::submission).distinct().toList())
        .map((row, context) -> waiting(row))
        .list();
  }

  private static Waiting waiting(ResultSet row) throws SQLException {
    return new Waiting(
        row.getObject("id", UUID.class),
        row.getInt("attempt"),
        SubmissionKind.valueOf(row.getString("kind")),
        row.getObject("player_id", UUID.class),
        row.getObject("puzzle_id", UUID.class),
        row.getString("slug"),
        row.getInt("points"),
        row.getInt("source_bytes"),
        row.getObject("submitted_at", OffsetDateTime.class));
  }

  /** With what each adds to its puzzle's counts, since each statement is a round trip. */
  private static void insertJudgements(
      Handle transaction, List<Item> items, Map<UUID, SolvedPuzzles.Gain> gains) {
    PreparedBatch batch =
        transaction.prepareBatch(
            """
            with counted as (%s)
            insert into judgement (submission_id, attempt, verdict, judgement, provenance, points,
              unlocked, cpu_millis, steps, source_bytes, judged_at, repeats)
            values (:id, :attempt, :verdict, :judgement::json, :provenance::json, :points,
              :unlocked, :cpu, :steps, :bytes, :at, :repeats::uuid)
            """
                .formatted(PuzzleCounts.ADD));
    for (Item item : items) {
      SolvedPuzzles.Gain gain = gains.getOrDefault(item.submission(), SolvedPuzzles.Gain.NONE);
      batch
          .bind("puzzle", item.puzzle())
          .bind("attempts", item.counts() ? 1 : 0)
          .bind("solvedBy", gain.first() ? 1 : 0)
          .bind("id", item.submission())
          .bind("attempt", item.event().attempt())
          .bind("verdict", item.verdict())
          .bind("judgement", Codec.toJson(item.event().judgement()))
          .bind("provenance", Codec.toJson(item.event().provenance()))
          .bind("points", gain.points())
          .bindArray("unlocked", String.class, gain.unlocked())
          .bind("cpu", item.usage().cpuMillis())
          .bind("steps", item.usage().steps())
          .bind("bytes", item.of().sourceBytes())
          .bind("at", item.event().provenance().judgedAt())
          .bind("repeats", item.event().repeats())
          .add();
    }
    batch.execute();
  }
}

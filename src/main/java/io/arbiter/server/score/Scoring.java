package io.arbiter.server.score;

import io.arbiter.core.judging.Usage;
import io.arbiter.core.judging.Verdict;
import io.arbiter.delivery.message.JudgingEvent;
import io.arbiter.server.database.Queries;
import io.arbiter.server.puzzle.catalog.Stations;
import io.arbiter.server.submission.SubmissionStore;
import io.arbiter.server.submission.WaitingSubmission;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Scores judgements together: each statement does its step for all of them. Judgements of the same
 * player are scored one after the other, since the points of a judgement depend on the judgements
 * before.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class Scoring {
  private static final Logger LOG = Logger.getLogger(Scoring.class);

  private final ScoringQueries queries;
  private final SubmissionStore submissions;
  private final Stations stations;
  private final Recount recount;

  Scoring(ScoringQueries queries, SubmissionStore submissions, Stations stations, Recount recount) {
    this.queries = queries;
    this.submissions = submissions;
    this.stations = stations;
    this.recount = recount;
  }

  /** The first judgement of the current attempt of a submission. */
  record Item(JudgingEvent.Judged event, WaitingSubmission waiting) {
    UUID submission() {
      return event.submission();
    }

    /** Null for the run of a visitor. */
    @Nullable UUID player() {
      return waiting.player();
    }

    /** The player who sent it. Not for runs of visitors, who have no account. */
    UUID solver() {
      return Objects.requireNonNull(waiting.player());
    }

    /** Null for a script. */
    @Nullable UUID puzzle() {
      return waiting.puzzle();
    }

    Verdict verdict() {
      return event.judgement().verdict();
    }

    Usage usage() {
      return event.judgement().usage();
    }

    /** What the author's code gave; null if an accepted solution earns the whole points. */
    @Nullable Integer earned() {
      return event.judgement().points();
    }

    /** What an accepted solution earns. */
    int points() {
      @Nullable Integer earned = earned();
      return earned == null ? waiting.points() : earned;
    }

    /** Whether this is a run or a script that the deletion of an account may have emptied. */
    boolean isEmpty() {
      return waiting.player() != null && waiting.isEmpty();
    }

    /** The item without what the code printed and gave. */
    Item outcome() {
      return new Item(
          new JudgingEvent.Judged(
              event.submission(), event.attempt(), event.judgement().outcome(), event.provenance()),
          waiting);
    }

    /** Whether the judgement counts as an attempt at its puzzle. */
    boolean counts() {
      return waiting.isAttempt() && verdict().counts();
    }

    /** Whether the submission solves its puzzle. */
    boolean isSolution() {
      return counts() && verdict() == Verdict.ACCEPTED;
    }

    /** One value of each item, for a statement about all items. */
    static <T> List<T> each(List<Item> items, Function<Item, T> value) {
      return items.stream().map(value).toList();
    }
  }

  /**
   * Scores judgements.
   *
   * @param judged in the order in which they came
   * @return the judgements that were written: the first of each submission's current attempt, in
   *     the same order
   */
  List<JudgingEvent.Judged> score(List<JudgingEvent.Judged> judged) {
    List<Item> items = withoutRunsOfDeleted(lock(judged));
    List<Item> solutions = items.stream().filter(Item::isSolution).toList();
    Set<UUID> present = recount.lock(Set.copyOf(Item.each(solutions, Item::solver)));
    for (List<Item> round : rounds(items)) {
      List<Item> ranked =
          round.stream()
              .filter(item -> item.isSolution() && present.contains(item.solver()))
              .toList();
      score(round, ranked);
    }
    return Item.each(items, Item::event);
  }

  /**
   * Leaves only the outcomes of runs and scripts whose players have deleted their accounts. The
   * deletion locks and empties them, so one that is locked here and is not empty will be emptied
   * with its judgement.
   */
  private List<Item> withoutRunsOfDeleted(List<Item> items) {
    Set<UUID> present =
        recount.present(
            items.stream().filter(Item::isEmpty).map(Item::solver).collect(Collectors.toSet()));
    return items.stream()
        .map(item -> item.isEmpty() && !present.contains(item.solver()) ? item.outcome() : item)
        .toList();
  }

  /**
   * Splits items into rounds. A round has at most one item of each player; a player's earlier items
   * are in earlier rounds. Runs of visitors are all in the first round.
   */
  private static List<List<Item>> rounds(List<Item> items) {
    List<List<Item>> rounds = new ArrayList<>();
    Map<UUID, Integer> next = new HashMap<>();
    for (Item item : items) {
      @Nullable UUID player = item.player();
      int round = player == null ? 0 : next.merge(player, 1, Integer::sum) - 1;
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
  private void score(List<Item> round, List<Item> ranked) {
    Map<UUID, Gain> gains = gains(ranked);
    queries.insertJudgements(round, gains);
    Map<UUID, Verdict> verdicts =
        round.stream().collect(Collectors.toMap(Item::submission, Item::verdict));
    submissions.judge(verdicts);
    if (!ranked.isEmpty()) {
      queries.offerBest(ranked);
    }
    List<Item> again =
        ranked.stream().filter(item -> !gains.containsKey(item.submission())).toList();
    // A later submission was judged first, and its version may give other points.
    for (Item item : earlier(again)) {
      recount.of(item.solver(), Objects.requireNonNull(item.puzzle()));
    }
  }

  /**
   * What a judgement adds. The first scored solution of a puzzle gives its points, and may open a
   * station. If the author's code gives the points, a later solution that earns more than all
   * before it adds the difference.
   *
   * @param first whether the judgement solves a puzzle that was not solved before
   * @param unlocked the names of the stations that the judgement opens
   */
  record Gain(boolean first, int points, List<String> unlocked) {
    static final Gain NONE = new Gain(false, 0, List.of());
  }

  /**
   * Adds solutions to their players' scores; returns the gains by submission, without those that
   * add nothing.
   */
  private Map<UUID, Gain> gains(List<Item> solutions) {
    if (solutions.isEmpty()) {
      return Map.of();
    }
    List<ScoringQueries.Gained> gained = queries.addGains(solutions);
    Map<UUID, Item> items =
        solutions.stream().collect(Collectors.toMap(Item::submission, Function.identity()));
    Map<UUID, String> justSolved = new HashMap<>();
    for (ScoringQueries.Gained gain : gained) {
      if (gain.first()) {
        Item item = Objects.requireNonNull(items.get(gain.submission()));
        justSolved.put(item.solver(), item.waiting().slug());
      }
    }
    Map<UUID, List<String>> opened = stations.openedBy(justSolved);
    Map<UUID, Gain> gains = new HashMap<>();
    for (ScoringQueries.Gained gain : gained) {
      Item item = Objects.requireNonNull(items.get(gain.submission()));
      gains.put(
          gain.submission(),
          new Gain(gain.first(), gain.points(), opened.getOrDefault(item.solver(), List.of())));
    }
    return gains;
  }

  /**
   * Which of the submissions are earlier than the one that counts as their player's solution, or
   * than an improvement of it.
   */
  private List<Item> earlier(List<Item> accepted) {
    if (accepted.isEmpty()) {
      return List.of();
    }
    UUID[] ids = accepted.stream().map(Item::submission).toArray(UUID[]::new);
    Set<UUID> earlier =
        queries.findEarlier(ids).stream().map(Queries.IdRow::value).collect(Collectors.toSet());
    return accepted.stream().filter(item -> earlier.contains(item.submission())).toList();
  }

  /**
   * Locks the submissions. Repeated judgements, and judgements of another attempt, are left out.
   */
  private List<Item> lock(List<JudgingEvent.Judged> judged) {
    Map<UUID, WaitingSubmission> waiting = new HashMap<>();
    submissions
        .lockWaiting(judged.stream().map(JudgingEvent::submission).distinct().toList())
        .forEach(one -> waiting.put(one.id(), one));
    List<Item> items = new ArrayList<>();
    for (JudgingEvent.Judged event : judged) {
      @Nullable WaitingSubmission of = waiting.get(event.submission());
      if (of != null && of.attempt() == event.attempt()) {
        waiting.remove(event.submission());
        items.add(new Item(event, of));
      } else {
        LOG.infof(
            "attempt %d of %s is judged already or is not the current one; ignored",
            event.attempt(), event.submission());
      }
    }
    return items;
  }
}

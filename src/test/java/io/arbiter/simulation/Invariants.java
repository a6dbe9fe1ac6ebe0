package io.arbiter.simulation;

import io.arbiter.core.judging.Verdict;
import io.arbiter.delivery.VirtualBroker;
import io.arbiter.delivery.message.JudgingEvent;
import io.arbiter.server.submission.MemoryCatalog;
import io.arbiter.server.submission.SimulatedSubmissions;
import io.arbiter.simulation.VirtualDatabase.Attempt;
import io.arbiter.simulation.VirtualDatabase.Judged;
import io.arbiter.simulation.VirtualDatabase.PlayerPuzzle;
import io.arbiter.simulation.VirtualDatabase.Solved;
import io.arbiter.simulation.VirtualDatabase.Standing;
import io.arbiter.simulation.VirtualDatabase.Submission;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What must hold after every step.
 *
 * <ul>
 *   <li>Each submission that was answered with 202 is stored, once for each key.
 *   <li>Each stored submission is judged, or its current attempt is on its way: in the outbox, in a
 *       job that is not acknowledged, or in a result that is not committed as read. The only
 *       exceptions are attempts that the broker has lost; the sweep has to find these in the end.
 *   <li>Each judged submission has one judgement, of its current attempt, which never changes. It
 *       is announced at most once.
 *   <li>A submission gets JUDGE_ERROR if its source makes the judge fail or kills its worker each
 *       time, and only then, whatever else fails.
 *   <li>Solved puzzles, points and standings are those that the judgements give.
 *   <li>Nobody overtakes in the queue: the position of a submission grows only when the submission
 *       is enqueued again, or by a submission that was sent before and stored after it.
 *   <li>A quota is only exceeded by requests at the same moment.
 * </ul>
 */
final class Invariants {
  private final VirtualDatabase database;
  private final VirtualBroker broker;

  /** The submissions that were answered with 202. */
  private final Set<UUID> promised = new HashSet<>();

  private final Map<String, UUID> byKey = new HashMap<>();

  /** The attempts that the broker has lost. */
  private final Set<VirtualBroker.Attempt> lost = new HashSet<>();

  private final Map<UUID, String> verdicts = new HashMap<>();
  private final Set<Attempt> announced = new HashSet<>();
  private final Set<UUID> known = new HashSet<>();
  private final Map<UUID, Submission> waiting = new HashMap<>();
  private final Map<UUID, Set<UUID>> ahead = new HashMap<>();
  private long commits = -1;
  private long changes = -1;

  Invariants(VirtualDatabase database, VirtualBroker broker) {
    this.database = database;
    this.broker = broker;
  }

  /** A player got 202. */
  void promise(UUID submission, UUID player, String key) {
    promised.add(submission);
    if (key != null) {
      UUID first = byKey.putIfAbsent(player + " " + key, submission);
      boolean same = first == null || first.equals(submission);
      require(same, "the key %s gave %s and then %s", key, first, submission);
    }
    commits = -1;
  }

  /** The verdict of an attempt was announced. */
  void announce(JudgingEvent.Judged scored) {
    Attempt attempt = new Attempt(scored.submission(), scored.attempt());
    require(announced.add(attempt), "%s was scored twice", attempt);
  }

  /** The broker has lost its topics. */
  void brokerLost() {
    open().forEach(row -> lost.add(attempt(row)));
  }

  private static VirtualBroker.Attempt attempt(Submission row) {
    return new VirtualBroker.Attempt(row.id(), row.attempt());
  }

  Set<UUID> promised() {
    return promised;
  }

  /** The stored submissions without a verdict. */
  List<Submission> open() {
    return database.submissions.committed().filter(row -> !row.isJudged()).toList();
  }

  /** How often submissions were enqueued again. */
  long furtherAttempts() {
    return database.submissions.committed().mapToLong(row -> row.attempt() - 1).sum();
  }

  boolean isEverythingJudged() {
    return open().isEmpty() && database.outbox.committed().findAny().isEmpty();
  }

  void check() {
    boolean written = commits != database.commits();
    if (written || changes != broker.changes()) {
      commits = database.commits();
      changes = broker.changes();
      requireCarried();
    }
    if (written) {
      requireStored();
      requireJudgedOnce();
      requireStandings();
      requireFairQueue();
    }
  }

  private void requireStored() {
    for (UUID id : promised) {
      require(database.submissions.committed(id).isPresent(), "%s was accepted and is gone", id);
    }
    Set<String> seen = new HashSet<>();
    database
        .submissions
        .committed()
        .filter(row -> row.key() != null)
        .map(row -> row.player() + " " + row.key())
        .forEach(key -> require(seen.add(key), "the key %s is stored twice", key));
  }

  private void requireCarried() {
    List<Submission> open = open();
    if (open.isEmpty()) {
      return;
    }
    broker.dropped().forEach(lost::add);
    Set<VirtualBroker.Attempt> carried =
        Stream.concat(
                database.outbox.committed().map(row -> broker.attempt(row.topic(), row.payload())),
                broker.carried())
            .collect(Collectors.toSet());
    for (Submission row : open) {
      require(
          carried.contains(attempt(row)) || lost.contains(attempt(row)),
          "%s is neither judged nor on its way: it is in no outbox, job or result",
          attempt(row));
    }
  }

  private void requireJudgedOnce() {
    Map<UUID, List<Judged>> judgements =
        database
            .judgements
            .committed()
            .collect(Collectors.groupingBy(judged -> judged.attempt().submission()));
    database.submissions.committed().forEach(row -> requireJudgedOnce(row, judgements));
  }

  private void requireJudgedOnce(Submission row, Map<UUID, List<Judged>> judgements) {
    List<Judged> of = judgements.getOrDefault(row.id(), List.of());
    if (!row.isJudged()) {
      require(of.isEmpty(), "%s has a judgement and no verdict", row.id());
      return;
    }
    require(of.size() == 1, "%s has %d judgements", row.id(), of.size());
    Judged judged = of.getFirst();
    require(
        judged.attempt().number() == row.attempt(),
        "the judgement of %s counts, and attempt %d is the current one",
        judged.attempt(),
        row.attempt());
    require(judged.verdict().equals(row.verdict()), "%s has two verdicts", row.id());
    String first = verdicts.putIfAbsent(row.id(), row.verdict());
    require(
        first == null || first.equals(row.verdict()), "the verdict of %s has changed", row.id());
    boolean failed = row.verdict().equals(Verdict.JUDGE_ERROR.name());
    require(failed != Source.isHarmless(row.source()), "a wrong verdict: %s", row);
  }

  private void requireStandings() {
    Map<PlayerPuzzle, Submission> first = new TreeMap<>();
    database
        .submissions
        .committed()
        .filter(row -> row.kind().equals("SUBMISSION") && "ACCEPTED".equals(row.verdict()))
        .sorted(Comparator.comparing(Submission::submittedAt).thenComparing(Submission::id))
        .forEach(row -> first.putIfAbsent(new PlayerPuzzle(row.player(), row.puzzle()), row));
    List<Solved> solved = new ArrayList<>();
    Map<UUID, Standing> standings = new TreeMap<>();
    first.forEach(
        (of, row) -> {
          int points = database.versions.get(row.puzzle()).get(row.version()).points();
          solved.add(new Solved(of, row.id(), points, row.submittedAt()));
          standings.merge(
              of.player(),
              new Standing(of.player(), points, 1, row.submittedAt()),
              Invariants::sum);
        });
    requireEqual("solved puzzles", database.solved.committed().toList(), solved);
    requireEqual(
        "standings", database.standings.committed().toList(), List.copyOf(standings.values()));
    Map<UUID, Integer> points =
        solved.stream().collect(Collectors.toMap(Solved::submission, Solved::points));
    for (Judged judged : database.judgements.committed().toList()) {
      int expected = points.getOrDefault(judged.attempt().submission(), 0);
      require(judged.points() == expected, "%s should have %d points", judged, expected);
    }
  }

  private static void requireEqual(String what, Object found, Object expected) {
    require(found.equals(expected), "%s are %s and should be %s", what, found, expected);
  }

  private static Standing sum(Standing one, Standing other) {
    return new Standing(
        one.player(),
        one.points() + other.points(),
        one.solved() + other.solved(),
        one.reachedAt().isAfter(other.reachedAt()) ? one.reachedAt() : other.reachedAt());
  }

  private void requireFairQueue() {
    List<Submission> open = open();
    for (Submission row : open) {
      Set<UUID> now =
          open.stream()
              .filter(other -> MemoryCatalog.isAhead(other, row))
              .map(Submission::id)
              .collect(Collectors.toSet());
      Submission before = waiting.put(row.id(), row);
      Set<UUID> then = ahead.put(row.id(), now);
      if (before != null && before.attempt() == row.attempt()) {
        for (UUID other : now) {
          boolean fair = then.contains(other) || !known.contains(other);
          require(fair, "%s got ahead of %s in the queue", other, row.id());
        }
      }
    }
    open.forEach(row -> known.add(row.id()));
  }

  /**
   * @param together the player's requests that were answered at the same time, including this one
   */
  void requireQuota(UUID player, SimulatedSubmissions.Allowance allowance, int together) {
    long inFlight = open().stream().filter(row -> row.player().equals(player)).count();
    boolean kept = inFlight <= allowance.inFlight() + together - 1;
    require(kept, "%d submissions wait, and %d requests came at once", inFlight, together);
  }

  private static void require(boolean holds, String format, Object... arguments) {
    if (!holds) {
      throw new Broken(format.formatted(arguments));
    }
  }

  /** An invariant does not hold. No code under test catches an Error. */
  static final class Broken extends Error {
    private static final long serialVersionUID = 1;

    Broken(String message) {
      super(message);
    }
  }
}

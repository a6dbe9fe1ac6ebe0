package io.arbiter.server.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.arbiter.TestData;
import io.arbiter.TestDatabase;
import io.arbiter.core.json.Codec;
import io.arbiter.core.judging.Judgement;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.Usage;
import io.arbiter.core.judging.Verdict;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.delivery.Log;
import io.arbiter.delivery.message.JudgingEvent;
import io.arbiter.server.player.Accounts;
import io.arbiter.server.submission.SubmissionStore;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.inject.spi.CDI;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Players, puzzles and judgements in the database of the tested application, and the invariants
 * that must always hold.
 */
public class Tournament {
  public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  /** Finds ranks that are not those of a plain sort, and verdicts of no judgement. */
  static final String WRONG =
      """
      select concat_ws(' ', board, player_id, rank, sorted) from (
        select board, player_id, 1 + places_above(board, loss, reached_at, player_id) as rank,
          row_number() over (partition by board order by points desc, reached_at, player_id)
            as sorted
        from standing) r
      where rank <> sorted
      union all
      select concat_ws(' ', s.id, s.verdict, j.verdict) from submission s
      left join judgement j on j.submission_id = s.id and j.attempt = s.attempt
      where s.verdict is distinct from j.verdict
      """;

  final Standings standings = bean(Standings.class);
  protected final TestDatabase database = TestDatabase.of(bean(AgroalDataSource.class));
  private final Scorekeeper scorekeeper;
  private final Map<String, UUID> players = new LinkedHashMap<>();
  private final Map<String, UUID> puzzles = new LinkedHashMap<>();
  private final Duration pace;
  private int submissions;
  private int former;

  /**
   * @param pace between two submissions
   */
  protected Tournament(Duration pace, RejudgedListener listener) {
    this(pace, new Scorekeeper(bean(SubmissionStore.class), bean(Scoring.class), listener));
  }

  Tournament(Duration pace, Scorekeeper scorekeeper) {
    this.pace = pace;
    this.scorekeeper = scorekeeper;
    database.clear();
  }

  protected static <T> T bean(Class<T> type) {
    return CDI.current().select(type).get();
  }

  public void addPlayers(String... names) {
    for (String name : names) {
      players.put(name, TestData.addPlayer(database, name));
    }
  }

  /** Deletes a player's account. The submissions stay in the tournament under another key. */
  public void delete(String name) {
    UUID player = players.remove(name);
    players.put("former " + ++former, player);
    bean(Accounts.class).delete(player, () -> {});
  }

  /** The names of the players who have an account. */
  public List<String> present() {
    return players.keySet().stream().filter(name -> !name.startsWith("former ")).toList();
  }

  public UUID player(String name) {
    return players.get(name);
  }

  /** A puzzle whose version 1 is published, and whose further versions are validated. */
  public void addPuzzle(String slug, int points, int... furtherPoints) {
    UUID puzzle = TestData.addPuzzle(database, slug, points);
    puzzles.put(slug, puzzle);
    for (int i = 0; i < furtherPoints.length; i++) {
      TestData.addVersion(database, puzzle, i + 2, furtherPoints[i]);
    }
  }

  public UUID puzzle(String slug) {
    return puzzles.get(slug);
  }

  public UUID submit(String player, String puzzle) {
    return submit(player, puzzle, "SUBMISSION");
  }

  public UUID submit(String player, String puzzle, String kind) {
    UUID id = new UUID(3, ++submissions);
    Instant at = START.plus(pace.multipliedBy(submissions));
    TestData.addSubmission(database, id, kind, players.get(player), puzzles.get(puzzle), at);
    return id;
  }

  /** Submits, and judges at once. */
  public UUID judged(String player, String puzzle, Verdict verdict) {
    UUID submission = submit(player, puzzle);
    judge(submission, verdict, 7);
    return submission;
  }

  public void judge(UUID submission, Verdict verdict, int steps) {
    judge(submission, verdict, steps, null);
  }

  /**
   * @param earned by the author's code, or null
   */
  public void judge(UUID submission, Verdict verdict, int steps, @Nullable Integer earned) {
    take(result(submission, 1, verdict, steps, earned));
  }

  /** Submits to a puzzle whose author's code gives the points, and accepts at once. */
  public UUID earn(String player, String puzzle, int earned) {
    UUID submission = submit(player, puzzle);
    judge(submission, Verdict.ACCEPTED, 7, earned);
    return submission;
  }

  public static JudgingEvent.Judged result(UUID submission, int attempt, Verdict verdict) {
    return result(submission, attempt, verdict, 7, null);
  }

  static JudgingEvent.Judged result(
      UUID submission, int attempt, Verdict verdict, int steps, @Nullable Integer earned) {
    return new JudgingEvent.Judged(
        submission, attempt, judgement(verdict, steps, earned), provenance(1));
  }

  /** Points are only earned by what is accepted. */
  protected static Judgement judgement(Verdict verdict, int steps, @Nullable Integer earned) {
    return new Judgement(
        verdict,
        "\0 \ud800",
        List.of(),
        null,
        null,
        new Usage(5, 6, steps, 8),
        null,
        verdict == Verdict.ACCEPTED ? earned : null);
  }

  protected static JudgingEvent.Provenance provenance(int version) {
    return new JudgingEvent.Provenance(version, "t", "runtime", "w", 1, Limits.DEFAULT, START);
  }

  public List<JudgingEvent.Judged> take(JudgingEvent... events) {
    return scorekeeper.take(Stream.of(events).map(Tournament::sent).toList());
  }

  /** The event as it comes from the broker: encoded and decoded. */
  private static JudgingEvent sent(JudgingEvent event) {
    try {
      return Log.EVENTS.reader().read(Codec.encode(event));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Folds the changes that scoring has noted. */
  public void fold() {
    StandingMarks marks = new StandingMarks(bean(UpkeepQueries.class), 1);
    QuarkusTransaction.requiringNew().run(marks::fold);
    bean(PuzzleCounts.class).fold();
  }

  /** A player's place of all time. */
  public Optional<Standings.Place> place(String player) {
    return standings.of(players.get(player));
  }

  public List<String> ranking() {
    return standings.page(Board.ALL, new PageRequest()).items().stream()
        .map(p -> p.rank() + " " + p.player() + " " + p.points())
        .toList();
  }

  /** All that counts in the tables, as lines. Equal histories give equal lines. */
  public List<String> everything() {
    return lines(
            """
            select concat_ws(' ', 'solved', player_id, puzzle_id, submission_id, points, solved_at)
            from solved
            union all
            select concat_ws(' ', 'improvement', player_id, puzzle_id, submission_id, points,
              improved_at) from improvement
            union all
            select concat_ws(' ', 'standing', board, player_id, points, solved, reached_at)
            from standing
            union all
            select concat_ws(' ', 'best', player_id, puzzle_id, measure, value, submission_id,
              reached_at) from best
            union all
            select concat_ws(' ', 'puzzle', p.id, p.attempts + coalesce(sum(n.attempts), 0),
              p.solved_by + coalesce(sum(n.solved_by), 0))
            from puzzle p left join puzzle_count n on n.puzzle_id = p.id group by p.id
            union all
            select concat_ws(' ', 'points', s.id, s.verdict, j.verdict, j.points) from submission s
            join judgement j on j.submission_id = s.id and j.attempt = s.attempt
            union all
            select concat_ws(' ', 'submission', id, state, version, attempt, verdict)
            from submission
            union all
            select concat_ws(' ', 'judgement', submission_id, attempt, verdict, points,
              provenance ->> 'version', earned, steps, cpu_millis, source_bytes, md5(judgement::text))
            from judgement
            """)
        .stream()
        .map(this::withNames)
        .sorted()
        .toList();
  }

  private List<String> lines(String sql) {
    return database.list(String.class, sql);
  }

  /** Replaces ids, which differ from run to run, by names. */
  private String withNames(String line) {
    String named = line;
    for (Map<String, UUID> ids : List.of(players, puzzles)) {
      for (var entry : ids.entrySet()) {
        named = named.replace(entry.getValue().toString(), entry.getKey());
      }
    }
    return named;
  }

  /** The tables must equal what follows from the current judgements alone. */
  public void assertScoresAreThoseOfTheJudgements() {
    assertThat(bean(StandingsCheck.class).check()).isEmpty();
    assertThat(lines(WRONG)).isEmpty();
  }
}

package io.arbiter.server.contest;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.arbiter.core.json.Codec;
import io.arbiter.server.contest.scoring.Cell;
import io.arbiter.server.contest.scoring.Freeze;
import io.arbiter.server.contest.scoring.Row;
import io.arbiter.server.contest.scoring.Scoreboard;
import io.arbiter.server.contest.scoring.Try;
import io.arbiter.server.player.Viewer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Computes the standings of contests. Thread-safe. */
@ApplicationScoped
class ContestStandings {
  /** Requests within this time get the same standings, so that a crowd costs one statement. */
  private static final Duration KEPT = Duration.ofMillis(500);

  private static final String[] FREE = Try.Outcome.FREE_VERDICTS.toArray(String[]::new);

  private final Contests contests;
  private final ContestQueries contestQueries;
  private final StandingsQueries queries;
  private final Cache<UUID, Recent> recent =
      Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(100).build();

  ContestStandings(Contests contests, ContestQueries contestQueries, StandingsQueries queries) {
    this.contests = contests;
    this.contestQueries = contestQueries;
    this.queries = queries;
  }

  /** The JSON is written only once for a crowd; the tag names it. */
  record Recent(StandingsView view, String json, String tag) {
    static Recent of(StandingsView view) {
      String json = Codec.toJson(view);
      return new Recent(view, json, TaggedAnswer.tag(json, view.computedAt()));
    }
  }

  Recent recent(UUID contest) {
    return recent.get(contest, id -> Recent.of(shown(id).view()));
  }

  /** The standings as players see them. */
  @Transactional
  ContestBoard shown(UUID id) {
    Contest contest = contests.require(id, Viewer.visitor());
    return board(contest, contest.isUnfrozen() ? null : contest.period().freezeAt());
  }

  /** The standings with everything that the freeze hides. */
  @Transactional
  ContestBoard full(UUID id) {
    return board(contests.require(id, Viewer.visitor()), null);
  }

  private ContestBoard board(Contest contest, @Nullable Instant freeze) {
    Instant now = Instant.now();
    List<ContestPuzzle> puzzles = contests.puzzles(contest.id());
    Map<UUID, Entrant> entrants = Entrant.of(contestQueries.contestants(contest.id()));
    Map<UUID, List<Cell>> cells =
        queries.cells(contest.id(), freeze, FREE).stream()
            .collect(
                groupingBy(
                    StandingsQueries.RowsCell::row,
                    mapping(StandingsQueries.RowsCell::cell, toList())));
    Scoreboard scoreboard =
        Scoreboard.of(contest.rules(puzzles), entrants.keySet(), Entrant.outside(entrants), cells);
    boolean hides = freeze != null && contest.isFrozen(now);
    // Before the start nobody sees which puzzles there are.
    List<ContestPuzzle> shown = contest.state(now) == Contest.State.UPCOMING ? List.of() : puzzles;
    return new ContestBoard(contest, shown, scoreboard, entrants, hides ? freeze : null, now);
  }

  /** A text that changes with each change of the standings. */
  @Transactional
  String mark(UUID contest) {
    return queries.mark(contest).value();
  }

  @Transactional
  List<ContestExport.Sent> submissions(UUID contest) {
    return queries.submissions(contest);
  }

  void forget(UUID contest) {
    recent.invalidate(contest);
  }

  record Result(boolean equal, List<Difference> differences) {}

  /**
   * A row that differs; {@code frozen} if it is of the standings that players see during the
   * freeze.
   */
  record Difference(@Nullable String player, boolean frozen, String found, String expected) {}

  /**
   * Compares the standings, which a statement counts from the submissions, with standings that are
   * computed try by try from the stored judgements: in full, and as players see them.
   */
  @Transactional
  Result compare(UUID contest) {
    queries.readSnapshot();
    ContestBoard full = full(contest);
    ContestBoard shown = shown(contest);
    List<StandingsQueries.StoredTry> stored = queries.tries(contest);
    List<Try> tries = stored.stream().map(StandingsQueries.StoredTry::made).toList();
    Freeze hidden =
        full.contest().isUnfrozen()
            ? Freeze.NONE
            : new Freeze(
                full.contest().period().freezeAt(),
                stored.stream()
                    .filter(StandingsQueries.StoredTry::revealed)
                    .map(one -> new Freeze.Place(one.made().player(), one.made().puzzle()))
                    .collect(toSet()));
    List<Difference> differences = new ArrayList<>();
    differences.addAll(differences(full, Freeze.NONE, tries));
    differences.addAll(differences(shown, hidden, tries));
    return new Result(differences.isEmpty(), differences);
  }

  private static List<Difference> differences(ContestBoard board, Freeze freeze, List<Try> tries) {
    Map<UUID, Row> found =
        board.scoreboard().rows().stream().collect(toMap(Row::player, Function.identity()));
    Scoreboard expected =
        Scoreboard.replay(
            board.scoreboard().rules(),
            found.keySet(),
            Entrant.outside(board.entrants()),
            tries.stream().map(freeze::seen).toList());
    return expected.rows().stream()
        .filter(row -> !row.equals(found.get(row.player())))
        .map(
            row ->
                new Difference(
                    board.name(row.player()),
                    freeze.at() != null,
                    text(Objects.requireNonNull(found.get(row.player()))),
                    text(row)))
        .toList();
  }

  private static String text(Row row) {
    return "rank %d, %d solved, %d points, penalty %d, last at %s, cells %s"
        .formatted(
            row.rank(),
            row.solved(),
            row.points(),
            row.penaltyMinutes(),
            row.lastAt(),
            row.cells());
  }
}

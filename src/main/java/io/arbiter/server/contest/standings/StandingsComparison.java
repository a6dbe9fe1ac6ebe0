package io.arbiter.server.contest.standings;

import io.arbiter.core.contest.Freeze;
import io.arbiter.core.contest.Row;
import io.arbiter.core.contest.Scoreboard;
import io.arbiter.core.contest.Try;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Compares the standings of a contest, which a statement counts from the submissions, with
 * standings that are computed try by try from the stored judgements. Thread-safe.
 */
@ApplicationScoped
@Transactional
class StandingsComparison {
  private final ContestStandings standings;
  private final StandingsQueries queries;

  StandingsComparison(ContestStandings standings, StandingsQueries queries) {
    this.standings = standings;
    this.queries = queries;
  }

  /** What the comparison found. */
  public record Result(boolean equal, List<Difference> differences) {
    public Result {
      differences = List.copyOf(differences);
    }
  }

  /**
   * A row that differs.
   *
   * @param player null after the deletion of the account
   * @param frozen whether the row is of the standings that players see during the freeze
   */
  public record Difference(
      @Nullable String player, boolean frozen, String found, String expected) {}

  /** Compares the full standings and those that players see. */
  public Result compare(UUID contest) {
    queries.readSnapshot();
    ContestBoard full = standings.full(contest);
    ContestBoard shown = standings.shown(contest);
    List<Try> tries =
        queries.tries(contest).stream().map(StandingsQueries.StoredTry::made).toList();
    Freeze hidden =
        full.contest().isUnfrozen()
            ? Freeze.NONE
            : new Freeze(
                full.contest().period().freezeAt(), new HashSet<>(queries.revealed(contest)));
    List<Difference> differences = new ArrayList<>();
    differences.addAll(differences(full, Freeze.NONE, tries));
    differences.addAll(differences(shown, hidden, tries));
    return new Result(differences.isEmpty(), differences);
  }

  private static List<Difference> differences(ContestBoard board, Freeze freeze, List<Try> tries) {
    Map<UUID, Row> found =
        board.scoreboard().rows().stream()
            .collect(Collectors.toMap(Row::player, Function.identity()));
    Scoreboard expected =
        Scoreboard.replay(
            board.scoreboard().rules(), found.keySet(), tries.stream().map(freeze::seen).toList());
    return expected.rows().stream()
        .filter(row -> !row.equals(found.get(row.player())))
        .map(
            row ->
                new Difference(
                    board.names().get(row.player()),
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

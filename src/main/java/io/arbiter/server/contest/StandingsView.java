package io.arbiter.server.contest;

import static java.util.Objects.requireNonNullElse;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.arbiter.core.sheet.SheetText;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The standings of a contest as the API shows them.
 *
 * @param frozen whether verdicts are hidden
 * @param frozenAt from when on; null if nothing is hidden
 */
record StandingsView(
    String scoring,
    boolean frozen,
    @Nullable Instant frozenAt,
    Instant computedAt,
    List<Puzzle> puzzles,
    List<Row> rows) {
  /** Comma-separated values. No value has a comma, a quote or a line end. */
  String csv() {
    Stream<?> head =
        Stream.of(
                Stream.of("rank", "player", "solved", "points", "penaltyMinutes", "lastAt"),
                puzzles.stream()
                    .flatMap(
                        p -> Stream.of(" minutes", " tries", " pending").map(p.label()::concat)),
                Stream.of("outside", "team", "members"))
            .flatMap(Function.identity());
    return Stream.concat(Stream.of(head), rows.stream().map(this::values))
        .map(values -> values.map(String::valueOf).collect(joining(",")))
        .collect(joining("\r\n", "", "\r\n"));
  }

  private Stream<?> values(Row row) {
    Outside outside = row.place().outside();
    Team team = row.who().team();
    Map<String, Cell> cells = row.cells().stream().collect(toMap(Cell::slug, cell -> cell));
    return Stream.of(
            Stream.of(
                requireNonNullElse(row.place().rank(), ""),
                SheetText.safe(requireNonNullElse(row.player(), "")),
                row.solved(),
                row.points(),
                row.penaltyMinutes(),
                requireNonNullElse(row.lastAt(), "")),
            puzzles.stream().flatMap(puzzle -> values(cells.get(puzzle.slug()))),
            Stream.of(
                outside == null ? "" : outside.label(),
                team == null ? "" : team.name(),
                team == null ? "" : String.join(" ", team.members())))
        .flatMap(Function.identity());
  }

  private static Stream<?> values(@Nullable Cell cell) {
    return cell == null
        ? Stream.of("", 0, 0)
        : Stream.of(requireNonNullElse(cell.minutes(), ""), cell.tries(), cell.pending());
  }

  /** {@code tries} are those that count, {@code solved} the players who have solved the puzzle. */
  record Puzzle(String slug, String label, int points, int tries, int solved) {}

  /** {@code outside} is missing in the ranking, and {@code rank} is null outside of it. */
  record Place(
      @Nullable Integer rank,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Outside outside) {}

  /** A team: its name, and the names of its members who have an account. */
  record Team(String name, List<String> members) {}

  /**
   * To whom a row belongs.
   *
   * @param player of a team, the first member who has an account; null after the deletion of all
   *     accounts
   * @param team missing for a player alone
   */
  record Who(
      @Nullable String player, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Team team) {}

  /** What a player or a team has reached. Cells are of the puzzles that were tried. */
  record Row(
      @JsonUnwrapped Place place,
      @JsonUnwrapped Who who,
      int solved,
      int points,
      long penaltyMinutes,
      @Nullable Instant lastAt,
      List<Cell> cells) {
    @Nullable String player() {
      return who.player();
    }
  }

  /**
   * What a player has done about a puzzle.
   *
   * @param tries that count: the wrong ones and the accepted one
   * @param pending tries that are judged at the moment, or hidden by the freeze
   * @param minutes from the start; null if the puzzle is not solved
   * @param first whether nobody solved the puzzle earlier
   */
  record Cell(
      String slug,
      int tries,
      int pending,
      boolean accepted,
      @Nullable Long minutes,
      int points,
      boolean first) {}
}

package io.arbiter.server.puzzle.catalog;

import io.arbiter.core.language.LanguagePreference;
import io.arbiter.server.player.TimeZone;
import io.arbiter.server.player.Viewer;
import io.arbiter.server.puzzle.catalog.DailyQueries.Chosen;
import io.arbiter.server.puzzle.catalog.DailyQueries.Period;
import io.arbiter.server.puzzle.catalog.DailyQueries.Tries;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The puzzle of the day as a viewer sees it. Thread-safe. */
@ApplicationScoped
class DailyPuzzle {
  /** The zones in which a date begins first and ends last. */
  private static final ZoneOffset FIRST = ZoneOffset.ofHours(14);

  private static final ZoneOffset LAST = ZoneOffset.ofHours(-12);

  /**
   * The puzzle of a date.
   *
   * @param solvedBy players who solved it on this date, from the time zone where the date begins
   *     first to the time zone where the date ends last
   * @param mine what the viewer has done; null without a token
   */
  public record Daily(
      LocalDate date, PuzzleCatalog.Summary puzzle, long solvedBy, @Nullable Mine mine) {}

  /**
   * What the viewer has done on this date, in the viewer's time zone.
   *
   * @param solved whether the viewer has solved the puzzle on this date
   * @param attempts judged submissions of this date that count
   * @param solvedAt when the first solution of this date was sent, or null
   */
  public record Mine(boolean solved, long attempts, @Nullable Instant solvedAt) {}

  private final DailyPuzzles puzzles;
  private final DailyQueries queries;
  private final PuzzleCatalog catalog;

  DailyPuzzle(DailyPuzzles puzzles, DailyQueries queries, PuzzleCatalog catalog) {
    this.puzzles = puzzles;
    this.queries = queries;
    this.catalog = catalog;
  }

  /**
   * The puzzle of the date that it is now in a zone; empty if no puzzle is suitable. One
   * transaction chooses the puzzle and reads the rest, so a request never needs two connections.
   */
  @Transactional
  Optional<Daily> at(Instant now, TimeZone zone, LanguagePreference languages, Viewer viewer) {
    LocalDate date = zone.date(now);
    return puzzles.of(date).flatMap(chosen -> show(date, chosen, zone, languages, viewer));
  }

  private Optional<Daily> show(
      LocalDate date, Chosen chosen, TimeZone zone, LanguagePreference languages, Viewer viewer) {
    return catalog
        .summary(chosen.slug(), languages, viewer)
        .map(
            puzzle ->
                new Daily(
                    date,
                    puzzle,
                    queries.solvers(chosen.puzzle(), period(date, FIRST, LAST)),
                    viewer
                        .player()
                        .map(player -> mine(player, chosen.puzzle(), date, zone.zone()))
                        .orElse(null)));
  }

  private Mine mine(UUID player, UUID puzzle, LocalDate date, ZoneId zone) {
    Tries tries = queries.tries(player, puzzle, period(date, zone, zone));
    return new Mine(tries.solvedAt() != null, tries.attempts(), tries.solvedAt());
  }

  private static Period period(LocalDate date, ZoneId from, ZoneId to) {
    return new Period(
        date.atStartOfDay(from).toInstant(), date.plusDays(1).atStartOfDay(to).toInstant());
  }
}

package io.arbiter.server.puzzle.catalog;

import io.arbiter.core.judging.Verdict;
import io.arbiter.core.language.LanguagePreference;
import io.arbiter.server.database.TimeOrderedId;
import io.arbiter.server.player.PlayerStore;
import io.arbiter.server.player.TimeZone;
import io.arbiter.server.player.Viewer;
import io.arbiter.server.puzzle.StationLock;
import io.arbiter.server.puzzle.VersionState;
import io.arbiter.server.puzzle.catalog.DailyQueries.Attempts;
import io.arbiter.server.puzzle.catalog.DailyQueries.Candidate;
import io.arbiter.server.puzzle.catalog.DailyQueries.Chosen;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The puzzle of each date. It is chosen by this rule:
 *
 * <ol>
 *   <li>A published puzzle is suitable if a player who has solved nothing may solve it: the puzzle
 *       is of the first station, of no station, or always open.
 *   <li>A puzzle that was never the puzzle of a day comes first, then the puzzle that was shown
 *       longest ago. So no puzzle comes again before all suitable puzzles were shown.
 *   <li>Among equal puzzles, a hash of date and slug decides.
 * </ol>
 *
 * <p>A date gets its puzzle when it is first asked for, and keeps it: puzzles that are published
 * later change nothing. Only if the puzzle is retired before the date is over, another takes its
 * place. One transaction chooses the puzzle and reads the rest, so a request never needs two
 * connections. Thread-safe.
 */
@ApplicationScoped
@Transactional
class DailyPuzzle {
  /** The zones in which a date begins first and ends last. */
  private static final ZoneOffset FIRST = ZoneOffset.ofHours(14);

  private static final ZoneOffset LAST = ZoneOffset.ofHours(-12);

  /** More than the time between a submission's id and its time. */
  private static final Duration MARGIN = Duration.ofMinutes(1);

  private static final Comparator<Candidate> LONGEST_AGO =
      Comparator.comparing(
          Candidate::shown, Comparator.nullsFirst(Comparator.<LocalDate>naturalOrder()));

  /**
   * The puzzle of a date; {@code mine} is null without a token.
   *
   * @param solvedBy players who solved it on this date, from the time zone where the date begins
   *     first to the time zone where the date ends last
   */
  public record Daily(
      LocalDate date, PuzzleCatalog.Summary puzzle, long solvedBy, @Nullable Mine mine) {}

  /**
   * What the viewer has done on this date, in the viewer's time zone.
   *
   * @param attempts judged submissions of this date that count
   * @param solvedAt when the first solution of this date was sent, or null
   */
  public record Mine(boolean solved, long attempts, @Nullable Instant solvedAt) {}

  private final DailyQueries queries;
  private final Stations stations;
  private final PuzzleCatalog catalog;
  private final PlayerStore players;

  DailyPuzzle(DailyQueries queries, Stations stations, PuzzleCatalog catalog, PlayerStore players) {
    this.queries = queries;
    this.stations = stations;
    this.catalog = catalog;
    this.players = players;
  }

  /** The time zone of a viewer's account, or UTC. */
  TimeZone zone(Viewer viewer) {
    return viewer
        .player()
        .map(player -> TimeZone.ofAccount(players.account(player).zone()))
        .orElse(TimeZone.UTC);
  }

  /** The puzzle of the date that it is now in a zone; empty if no puzzle is suitable. */
  Optional<Daily> at(Instant now, TimeZone zone, LanguagePreference languages, Viewer viewer) {
    LocalDate date = zone.date(now);
    return of(date).flatMap(chosen -> show(date, chosen, zone.zone(), languages, viewer));
  }

  private Optional<Daily> show(
      LocalDate date, Chosen chosen, ZoneId zone, LanguagePreference languages, Viewer viewer) {
    return catalog
        .summary(chosen.slug(), languages, viewer)
        .map(
            puzzle ->
                new Daily(
                    date,
                    puzzle,
                    solvers(chosen.puzzle(), start(date, FIRST), start(date.plusDays(1), LAST)),
                    viewer
                        .player()
                        .map(player -> mine(player, chosen.puzzle(), date, zone))
                        .orElse(null)));
  }

  private long solvers(UUID puzzle, Instant start, Instant end) {
    // The least UUIDv7 of a moment: its first 48 bits are the milliseconds since 1970.
    UUID firstId = TimeOrderedId.first(start.minus(MARGIN));
    return queries.solvers(puzzle, firstId, start, end).value();
  }

  private Mine mine(UUID player, UUID puzzle, LocalDate date, ZoneId zone) {
    String[] uncounted = Verdict.UNCOUNTED.toArray(String[]::new);
    Attempts attempts =
        queries.attempts(
            player, puzzle, uncounted, start(date, zone), start(date.plusDays(1), zone));
    return new Mine(attempts.solvedAt() != null, attempts.number(), attempts.solvedAt());
  }

  private static Instant start(LocalDate date, ZoneId zone) {
    return date.atStartOfDay(zone).toInstant();
  }

  /** The puzzle of a date; empty if no puzzle is suitable. */
  Optional<Chosen> of(LocalDate day) {
    return queries.find(day, VersionState.PUBLISHED).or(() -> choose(day));
  }

  private Optional<Chosen> choose(LocalDate day) {
    queries.lock();
    Optional<Chosen> meanwhile = queries.find(day, VersionState.PUBLISHED);
    if (meanwhile.isPresent()) {
      return meanwhile;
    }
    StationPath path = stations.path(Viewer.visitor());
    Optional<Candidate> best =
        queries.candidates(VersionState.PUBLISHED).stream()
            .filter(puzzle -> isOpen(puzzle, path))
            .min(LONGEST_AGO.thenComparing(puzzle -> hash(day, puzzle.slug())));
    best.ifPresent(puzzle -> queries.set(day, puzzle.puzzle()));
    return best.map(puzzle -> new Chosen(puzzle.puzzle(), puzzle.slug()));
  }

  private static boolean isOpen(Candidate puzzle, StationPath path) {
    return path.whatOpens(new StationLock(puzzle.slug(), puzzle.alwaysOpen(), null)).isEmpty();
  }

  private static UUID hash(LocalDate day, String slug) {
    return UUID.nameUUIDFromBytes((day + " " + slug).getBytes(StandardCharsets.UTF_8));
  }
}

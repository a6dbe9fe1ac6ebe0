package io.arbiter.server.contest;

import static java.util.Objects.requireNonNullElse;
import static java.util.stream.Collectors.toMap;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.arbiter.core.json.Codec;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.Verdict;
import io.arbiter.core.source.ProgrammingLanguage;
import io.arbiter.server.contest.ccs.CcsObject;
import io.arbiter.server.contest.scoring.ContestScoring;
import io.arbiter.server.contest.scoring.Try;
import io.arbiter.server.player.Viewer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads contests in the form of the CCS Contest API. Thread-safe. */
@ApplicationScoped
class EventFeed {
  /** Readers within this time get the same objects, so that a crowd costs one reading. */
  private static final Duration KEPT = Duration.ofMillis(500);

  private static final Duration FOLLOWED = Duration.ofSeconds(10);
  private static final double MILLIS = 1000;

  /** The name of a player without an account. */
  private static final String DELETED = "(deleted)";

  private final Contests contests;
  private final ContestQueries contestQueries;
  private final StandingsQueries queries;
  private final Cache<Reader, Moment> recent =
      Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(100).build();

  /** What was read last. It is read again only if something has changed. */
  private final Cache<Reader, Moment> known =
      Caffeine.newBuilder().expireAfterAccess(FOLLOWED).maximumSize(100).build();

  EventFeed(Contests contests, ContestQueries contestQueries, StandingsQueries queries) {
    this.contests = contests;
    this.contestQueries = contestQueries;
    this.queries = queries;
  }

  /**
   * A reader of a feed.
   *
   * @param frozen whether the reader sees only what everybody may see: no problems before the
   *     start, and no judgements that a freeze hides
   */
  record Reader(UUID contest, boolean frozen) {}

  /**
   * A contest at a moment.
   *
   * @param mark changes when the objects may have changed
   * @param objects each refers to earlier ones only; the state is the last
   * @param isLast whether nothing follows
   */
  record Moment(String mark, List<CcsObject> objects, boolean isLast) {}

  /** A submission; {@code revealed} by the unfreezing. */
  record Sent(
      UUID id,
      UUID row,
      int puzzle,
      Instant submittedAt,
      @Nullable String verdict,
      @Nullable Instant judgedAt,
      boolean revealed,
      String language) {
    boolean isShown(Contest contest) {
      Instant freezeAt = contest.period().freezeAt();
      return revealed || contest.isUnfrozen() || freezeAt == null || submittedAt.isBefore(freezeAt);
    }
  }

  /** The limits, which are JSON, of the puzzle at a position. */
  record PuzzleLimits(int position, String limits) {
    double seconds() {
      return Codec.fromJson(limits, Limits.class).cpuMillis() / MILLIS;
    }
  }

  Moment recent(Reader reader) {
    return recent.get(reader, this::read);
  }

  @Transactional
  Moment read(Reader reader) {
    queries.readSnapshot();
    UUID contest = reader.contest();
    String mark = queries.mark(contest).value() + "/" + contestQueries.lastEvent(contest);
    Moment before = known.getIfPresent(reader);
    if (before != null && before.mark().equals(mark)) {
      return before;
    }
    Moment now = read(contests.require(contest, Viewer.visitor()), reader.frozen(), mark);
    known.put(reader, now);
    return now;
  }

  private Moment read(Contest contest, boolean frozen, String mark) {
    Instant now = Instant.now();
    List<ContestQueries.Contestant> players = contestQueries.contestants(contest.id());
    Map<UUID, Entrant> entrants = Entrant.of(players);
    boolean hidden = frozen && contest.state(now) == Contest.State.UPCOMING;
    List<ContestPuzzle> puzzles = hidden ? List.of() : contests.puzzles(contest.id());
    Map<Integer, Double> seconds =
        queries.limits(contest.id()).stream()
            .collect(toMap(PuzzleLimits::position, PuzzleLimits::seconds));
    List<CcsObject> objects = new ArrayList<>();
    objects.add(contest(contest));
    Arrays.stream(Verdict.values())
        .map(EventFeed::type)
        .distinct()
        .forEach(type -> objects.add(new CcsObject("judgement-types", type.id(), type)));
    for (ProgrammingLanguage language : ProgrammingLanguage.values()) {
      String id = language(language);
      objects.add(
          new CcsObject(
              "languages",
              id,
              new CcsObject.Language(id, language.title(), false, List.of(language.ending()))));
    }
    puzzles.forEach(
        puzzle -> objects.add(problem(contest, puzzle, seconds.get(puzzle.position()))));
    entrants.forEach((row, entrant) -> objects.add(team(row, entrant)));
    players.stream().filter(one -> one.team() != null).map(EventFeed::person).forEach(objects::add);
    for (Sent sent : queries.sent(contest.id())) {
      if (entrants.containsKey(sent.row())) {
        ContestPuzzle puzzle = puzzles.get(sent.puzzle());
        objects.add(submission(contest, puzzle, sent));
        if (sent.verdict() != null && (!frozen || sent.isShown(contest))) {
          objects.add(judgement(contest, puzzle, sent, Verdict.valueOf(sent.verdict())));
        }
      }
    }
    if (!frozen) {
      objects.addAll(clarifications(contest, puzzles, players));
    }
    objects.add(state(contest, now));
    return new Moment(mark, objects, contest.progress().closedAt() != null);
  }

  private static boolean isByPoints(Contest contest) {
    return contest.terms().scoring() == ContestScoring.POINTS;
  }

  private static CcsObject contest(Contest contest) {
    Contest.Period period = contest.period();
    Instant freezeAt = period.freezeAt();
    boolean byPoints = isByPoints(contest);
    return new CcsObject(
        "contest",
        null,
        new CcsObject.Contest(
            contest.id().toString(),
            contest.text().title(),
            CcsObject.time(period.startsAt()),
            CcsObject.time(Duration.between(period.startsAt(), period.endsAt())),
            freezeAt == null ? null : CcsObject.time(Duration.between(freezeAt, period.endsAt())),
            byPoints ? "score" : "pass-fail",
            byPoints ? null : contest.terms().penaltyMinutes()));
  }

  private static CcsObject.JudgementType type(Verdict verdict) {
    return switch (verdict) {
      case ACCEPTED -> new CcsObject.JudgementType("AC", "correct", false, true);
      case WRONG_ANSWER -> unsolved("WA", "wrong answer", verdict);
      case RUNTIME_ERROR, MISSING_FUNCTION -> unsolved("RTE", "run-time error", verdict);
      case TIME_LIMIT -> unsolved("TLE", "time limit exceeded", verdict);
      case MEMORY_LIMIT -> unsolved("MLE", "memory limit exceeded", verdict);
      case OUTPUT_LIMIT -> unsolved("OLE", "output limit exceeded", verdict);
      case FORBIDDEN -> unsolved("SV", "security violation", verdict);
      case SYNTAX_ERROR -> unsolved("CE", "compile error", verdict);
      case AUTHOR_ERROR, JUDGE_ERROR -> unsolved("JE", "judging error", verdict);
    };
  }

  private static CcsObject.JudgementType unsolved(String id, String name, Verdict verdict) {
    boolean penalty = Try.Outcome.of(verdict) == Try.Outcome.WRONG;
    return new CcsObject.JudgementType(id, name, penalty, false);
  }

  /** Runs are not told, so a problem has one test. */
  private static CcsObject problem(
      Contest contest, ContestPuzzle puzzle, @Nullable Double seconds) {
    String label = puzzle.label();
    Integer score = isByPoints(contest) ? puzzle.points() : null;
    return new CcsObject(
        "problems",
        label,
        new CcsObject.Problem(
            label,
            label,
            puzzle.title(),
            puzzle.position(),
            requireNonNullElse(seconds, 0.0),
            1,
            score));
  }

  private static CcsObject team(UUID row, Entrant entrant) {
    StandingsView.Team team = entrant.who().team();
    String name = team == null ? requireNonNullElse(entrant.who().player(), DELETED) : team.name();
    return new CcsObject(
        "teams",
        row.toString(),
        new CcsObject.Team(row.toString(), name, name, entrant.outside() != null));
  }

  /** A member of a team. */
  private static CcsObject person(ContestQueries.Contestant player) {
    String id = player.player().toString();
    String name = requireNonNullElse(player.name(), DELETED);
    return new CcsObject(
        "persons",
        id,
        new CcsObject.Person(id, List.of(player.row().toString()), name, "contestant"));
  }

  /** The oldest first. What is from or to a player who has no row is left out. */
  private List<CcsObject> clarifications(
      Contest contest, List<ContestPuzzle> puzzles, List<ContestQueries.Contestant> players) {
    Map<UUID, String> rows =
        players.stream().collect(toMap(ContestQueries.Contestant::player, p -> p.row().toString()));
    Map<String, String> labels =
        puzzles.stream().collect(toMap(ContestPuzzle::slug, ContestPuzzle::label));
    List<CcsObject> objects = new ArrayList<>();
    for (Clarification one : contestQueries.clarifications(contest.id()).reversed()) {
      Clarification.Asker other = one.content().announcement() ? one.recipient() : one.asker();
      String team = other == null ? null : rows.get(other.author());
      if (other == null || team != null) {
        String label = one.puzzle() == null ? null : labels.get(one.puzzle());
        objects.addAll(clarification(contest, one, team, label));
      }
    }
    return objects;
  }

  /**
   * A question with its answer, or an announcement.
   *
   * @param team who asked, or alone got the announcement; null if everybody gets it
   */
  private static List<CcsObject> clarification(
      Contest contest, Clarification one, @Nullable String team, @Nullable String label) {
    Clarification.Content content = one.content();
    boolean asked = !content.announcement();
    String id = one.id().toString();
    CcsObject first =
        clarification(
            contest,
            id,
            new CcsObject.References(asked ? team : null, asked ? null : team, null, label),
            content.question(),
            content.askedAt());
    if (content.answer() == null || content.answeredAt() == null) {
      return List.of(first);
    }
    CcsObject answer =
        clarification(
            contest,
            // An id has at most 36 characters.
            id.replace("-", "") + "-re",
            new CcsObject.References(null, one.isPublic() ? null : team, id, label),
            content.answer(),
            content.answeredAt());
    return List.of(first, answer);
  }

  private static CcsObject clarification(
      Contest contest, String id, CcsObject.References references, String text, Instant at) {
    return new CcsObject(
        "clarifications",
        id,
        new CcsObject.Clarification(
            id, references, text, CcsObject.time(at), contestTime(contest, at)));
  }

  private static String contestTime(Contest contest, Instant at) {
    return CcsObject.time(Duration.between(contest.period().startsAt(), at));
  }

  /** The specification's name of a language. */
  private static String language(ProgrammingLanguage language) {
    return switch (language) {
      case PYTHON -> "python3";
      case JAVASCRIPT -> language.id();
    };
  }

  private static CcsObject submission(Contest contest, ContestPuzzle puzzle, Sent sent) {
    return new CcsObject(
        "submissions",
        sent.id().toString(),
        new CcsObject.Submission(
            sent.id().toString(),
            language(ProgrammingLanguage.of(sent.language())),
            puzzle.label(),
            sent.row().toString(),
            CcsObject.time(sent.submittedAt()),
            contestTime(contest, sent.submittedAt()),
            List.of()));
  }

  /** When the judging began is not kept, so it counts from the submission on. */
  private static CcsObject judgement(
      Contest contest, ContestPuzzle puzzle, Sent sent, Verdict verdict) {
    Instant end = requireNonNullElse(sent.judgedAt(), sent.submittedAt());
    Integer score = verdict == Verdict.ACCEPTED ? puzzle.points() : 0;
    return new CcsObject(
        "judgements",
        sent.id().toString(),
        new CcsObject.Judgement(
            sent.id().toString(),
            sent.id().toString(),
            type(verdict).id(),
            isByPoints(contest) ? score : null,
            new CcsObject.Span(
                CcsObject.time(sent.submittedAt()),
                contestTime(contest, sent.submittedAt()),
                CcsObject.time(end),
                contestTime(contest, end))));
  }

  private static CcsObject state(Contest contest, Instant now) {
    Contest.Period period = contest.period();
    String closed = past(contest.progress().closedAt(), Instant.MAX);
    return new CcsObject(
        "state",
        null,
        new CcsObject.State(
            past(period.startsAt(), now),
            past(period.endsAt(), now),
            past(period.freezeAt(), now),
            past(contest.progress().unfrozenAt(), Instant.MAX),
            closed,
            closed));
  }

  private static @Nullable String past(@Nullable Instant at, Instant now) {
    return at == null || at.isAfter(now) ? null : CcsObject.time(at);
  }
}

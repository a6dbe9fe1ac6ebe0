package io.arbiter.server.contest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.arbiter.SameMoment;
import io.arbiter.ServerTest;
import io.arbiter.Thorough;
import io.arbiter.core.contest.Row;
import io.arbiter.core.judging.Judgement;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.SubmissionKind;
import io.arbiter.core.judging.Usage;
import io.arbiter.core.judging.Verdict;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.delivery.message.JudgingEvent;
import io.arbiter.server.player.Accounts;
import io.arbiter.server.player.Viewer;
import io.arbiter.server.puzzle.PuzzleStore;
import io.arbiter.server.puzzle.VersionOpening;
import io.arbiter.server.score.Scorekeeper;
import io.arbiter.server.score.StandingsCheck;
import io.arbiter.server.submission.SubmissionCatalog;
import io.arbiter.server.submission.SubmissionIntake;
import io.arbiter.server.submission.SubmissionStore;
import io.arbiter.server.submission.SubmissionView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A contest from its start to its closing, against a real PostgreSQL. */
@ServerTest
class ContestTest extends ContestDatabase {
  /** What the listener was told. */
  @ApplicationScoped
  static class Ranks implements ContestListener {
    static final List<List<Integer>> TOLD = new CopyOnWriteArrayList<>();

    /** For each contest that was removed, the players whose submissions did not count yet. */
    static final List<List<UUID>> REMOVED = new CopyOnWriteArrayList<>();

    @Inject SubmissionStore submissions;

    @Override
    public void ended(Contest contest, List<Row> rows) {
      TOLD.add(rows.stream().map(Row::rank).toList());
    }

    @Override
    public void removed(UUID contest) {
      REMOVED.add(submissions.heldPlayers(contest));
    }
  }

  @Inject Contests contests;
  @Inject ContestStandings standings;
  @Inject Unfreezing unfreezing;
  @Inject ContestClock clock;
  @Inject ContestClosing closing;
  @Inject SubmissionIntake intake;
  @Inject SubmissionCatalog catalog;
  @Inject PuzzleStore puzzles;
  @Inject VersionOpening opening;
  @Inject Scorekeeper scorekeeper;
  @Inject StandingsCheck check;
  @Inject Accounts accounts;
  @Inject Clarifications clarifications;

  private UUID bob;

  @BeforeEach
  void bobAndThreePuzzles() {
    Ranks.TOLD.clear();
    Ranks.REMOVED.clear();
    bob = player("bob");
    register(bob);
    for (int i = 0; i < 3; i++) {
      addContestPuzzle("cup-" + i, i);
    }
    database.update("update puzzle_version set state = 'VALIDATED'");
  }

  private UUID submit(UUID player, int puzzle) {
    return intake.accept(
        player,
        new SubmissionIntake.Request(SubmissionKind.SUBMISSION, "x = 1", null, null),
        () ->
            new SubmissionIntake.Target(
                puzzles.version("cup-" + puzzle, 1).orElseThrow(), id, true));
  }

  private UUID judged(UUID player, int puzzle, int minute, Verdict verdict) {
    UUID submission = submit(player, puzzle);
    Instant at = start.plusSeconds(60L * minute);
    database.update("update submission set submitted_at = ? where id = ?", at, submission);
    judge(submission, verdict);
    return submission;
  }

  private void judge(UUID submission, Verdict verdict) {
    scorekeeper.take(
        List.of(
            new JudgingEvent.Judged(
                submission,
                1,
                new Judgement(verdict, "", List.of(), null, null, new Usage(1, 1, 1, 1)),
                new JudgingEvent.Provenance(
                    1, "t", "runtime", "w", 1, Limits.DEFAULT, Instant.now()))));
  }

  private void end() {
    database.update("update contest set ends_at = now() - interval '10 seconds' where id = ?", id);
  }

  private void look() {
    clock.look(() -> true);
  }

  private boolean isClosed() {
    return count("contest where closed_at is not null") == 1;
  }

  private void freeze(int minute) {
    Instant at = start.plusSeconds(60L * minute);
    database.update("update contest set freeze_at = ? where id = ?", at, id);
  }

  private long solved(UUID player) {
    return count("solved where player_id = ?", player);
  }

  private List<String> ranks(StandingsView view) {
    return view.rows().stream().map(row -> row.rank() + " " + row.player()).toList();
  }

  @Test
  void aPuzzleIsReservedUntilItsContestEndsUnlessItIsPublished() {
    assertThat(opening.reservedFor("cup-0")).containsExactly("Cup");
    database.update("update puzzle_version set state = 'PUBLISHED' where slug = 'cup-0'");
    assertThat(opening.reservedFor("cup-0")).isEmpty();
    assertThat(opening.reservedFor("cup-1")).containsExactly("Cup");
    database.update("update contest set ends_at = now() where id = ?", id);
    assertThat(opening.reservedFor("cup-1")).isEmpty();
  }

  @Test
  void theStatementOfTheIntakeDecidesWhoMaySubmit() {
    UUID accepted = submit(ada, 0);
    assertThat(
            database.rows(
                "select kind, contest_id, clean, state from submission where id = ?", accepted))
        .containsExactly(List.of("CONTEST", id, true, "ACCEPTED"));
    byte[] job =
        database.one(byte[].class, "select payload from outbox where key = ?", accepted.toString());
    assertThat(new String(job, StandardCharsets.UTF_8)).contains("\"clean\":true");

    assertThatThrownBy(() -> submit(owner, 0)).hasMessageContaining("not open to you");
    end();
    assertThatThrownBy(() -> submit(ada, 0)).isInstanceOf(ProblemException.class);
    database.update(
        "update contest set starts_at = now() + interval '1 s', ends_at = now() + interval '1 h'");
    assertThatThrownBy(() -> submit(ada, 0)).isInstanceOf(ProblemException.class);
    assertThat(count("submission")).isEqualTo(1);
  }

  /** The entries of ada, for a statement with an earlier time. */
  private long entries() {
    return count(
        """
        open_contest c join contestant r on r.contest_id = c.id
        where c.id = ? and r.player_id = ? and now() - interval '1 hour' < c.ends_at
        """,
        id,
        ada);
  }

  @Test
  void aStatementThatComesAfterTheClosingFindsNoOpenEntry() {
    database.update("update contest set ends_at = now()");
    assertThat(entries()).isEqualTo(1);
    database.update("update contest set ends_at = now() - interval '3 seconds'");
    assertThat(entries()).isZero();
    database.update("update contest set ends_at = now() + interval '1 hour', closed_at = now()");
    assertThat(entries()).isZero();
  }

  @Test
  void theClosingWaitsForASubmissionThatIsStoredLate() {
    AtomicReference<CompletableFuture<Void>> look = new AtomicReference<>();
    UUID late =
        inTransaction(
            () -> {
              UUID submission = submit(ada, 0);
              // In a transaction of its own, as on another thread.
              String told = "update contest set told = 'ENDED', ends_at = now() - interval '10 s'";
              CompletableFuture.runAsync(() -> database.update(told)).join();
              look.set(CompletableFuture.runAsync(this::look));
              awaitLock("%contest%");
              return submission;
            });
    look.get().join();
    assertThat(isClosed()).isFalse();
    assertThat(Ranks.TOLD).isEmpty();
    judge(late, Verdict.ACCEPTED);
    look();
    assertThat(isClosed()).isTrue();
    assertThat(solved(ada)).isEqualTo(1);
  }

  @Test
  void aSubmissionCountsNowhereElseUntilTheContestIsOver() {
    UUID solution = judged(ada, 0, 5, Verdict.ACCEPTED);
    judged(ada, 1, 6, Verdict.WRONG_ANSWER);
    assertThat(solved(ada)).isZero();
    assertThat(catalog.find(solution, as(bob))).isEmpty();
    assertThat(catalog.find(solution, Viewer.visitor())).isEmpty();
    assertThat(catalog.find(solution, as(ada)).orElseThrow().outcome().verdict())
        .isEqualTo(Verdict.ACCEPTED);
    assertThat(catalog.find(solution, as(owner)).orElseThrow().details().source())
        .as("the organiser is not the puzzle's author")
        .isNull();
    assertThat(check.check()).isEmpty();
    look();
    assertThat(puzzles.published("cup-0")).isEmpty();
    database.update(
        """
        insert into webhook (player_id, url, events, secret)
        values (?, 'https://ada.example', '{contest.ended}', 'x'),
          (?, 'https://bob.example', '{submission.judged}', 'x')
        """,
        ada,
        bob);

    end();
    look();
    look();
    assertThat(puzzles.published("cup-0")).isPresent();
    assertThat(solved(ada)).isEqualTo(1);
    assertThat(catalog.find(solution, as(bob)).orElseThrow().outcome().verdict())
        .isEqualTo(Verdict.ACCEPTED);
    assertThat(database.one(Long.class, "select sum(points) from standing where board = 'all'"))
        .isEqualTo(10);
    assertThat(check.check()).as("the standings are those of the judgements").isEmpty();
    assertThat(Ranks.TOLD).containsExactly(List.of(1, 2));
    assertThat(contests.require(id, as(ada)).progress().closedAt()).isNotNull();
    assertThat(database.rows("select event, contest_id from webhook_delivery"))
        .containsExactly(List.of("contest.ended", id));
  }

  private List<UUID> listed(Viewer viewer, String player) {
    boolean managed = contests.require(id, viewer).isManagedBy(viewer);
    return catalog.ofContest(id, player, new PageRequest(), viewer, managed).items().stream()
        .map(SubmissionView::id)
        .toList();
  }

  @Test
  void playersListTheirOwnSubmissionsAndManagersThoseOfAll() {
    UUID adas = submit(ada, 0);
    UUID bobs = submit(bob, 1);
    Viewer admin = asAdmin(player("root"));
    for (Viewer viewer : List.of(as(owner), admin)) {
      assertThat(listed(viewer, null)).containsExactlyInAnyOrder(adas, bobs);
      assertThat(listed(viewer, "ADA")).containsExactly(adas);
    }
    assertThat(listed(as(ada), null)).containsExactly(adas);
    assertThat(listed(as(ada), "bob")).isEmpty();
    assertThat(listed(as(player("cyd")), null)).isEmpty();
  }

  @Test
  void theFreezeHidesVerdictsUntilTheOrganiserRevealsThem() {
    freeze(60);
    judged(ada, 0, 10, Verdict.ACCEPTED);
    judged(bob, 0, 20, Verdict.WRONG_ANSWER);
    judged(bob, 0, 30, Verdict.SYNTAX_ERROR);
    judged(bob, 0, 61, Verdict.ACCEPTED);
    judged(bob, 1, 62, Verdict.ACCEPTED);
    judged(ada, 2, 63, Verdict.WRONG_ANSWER);

    StandingsView shown = standings.shown(id).view();
    assertThat(shown.frozen()).isTrue();
    assertThat(ranks(shown)).containsExactly("1 ada", "2 bob");
    StandingsView.Cell hidden = shown.rows().get(1).cells().getFirst();
    assertThat(hidden).isEqualTo(new StandingsView.Cell("cup-0", 1, 1, false, null, 0, false));
    StandingsView full = standings.full(id).view();
    assertThat(ranks(full)).containsExactly("1 bob", "2 ada");
    assertThat(full.rows().getFirst().penaltyMinutes()).isEqualTo(61 + 20 + 62);
    assertThat(full.rows().getFirst().cells().getFirst())
        .isEqualTo(new StandingsView.Cell("cup-0", 2, 0, true, 61L, 100, false));
    assertThat(standings.compare(id).differences()).isEmpty();

    assertThatThrownBy(() -> unfreezing.reveal(id, false, as(owner)))
        .hasMessageContaining("not over");
    end();
    freeze(60);
    look();
    assertThat(Ranks.TOLD).as("not unfrozen").isEmpty();
    assertThatThrownBy(() -> unfreezing.reveal(id, false, as(ada)))
        .hasMessageContaining("another organiser");
    List<Unfreezing.Revealed> steps = new ArrayList<>();
    do {
      steps.add(unfreezing.reveal(id, false, as(owner)));
      assertThat(standings.compare(id).differences()).isEmpty();
    } while (steps.getLast().remaining() > 0);
    assertThat(steps)
        .containsExactly(
            new Unfreezing.Revealed(new Unfreezing.Step("bob", "cup-0", true, 2, 2), 2),
            new Unfreezing.Revealed(new Unfreezing.Step("bob", "cup-1", true, 2, 1), 1),
            new Unfreezing.Revealed(new Unfreezing.Step("ada", "cup-2", false, 2, 2), 0));
    assertThat(unfreezing.find(id, 2)).contains(steps.get(1));
    assertThat(standings.shown(id).view().rows()).isEqualTo(standings.full(id).view().rows());
    assertThat(unfreezing.reveal(id, false, as(owner))).isEqualTo(new Unfreezing.Revealed(null, 0));
    look();
    assertThat(Ranks.TOLD).containsExactly(List.of(1, 2));
    assertThat(solved(bob)).isEqualTo(2);
  }

  @Test
  void aDeletedAccountKeepsItsRowWithoutAName() {
    judged(ada, 0, 5, Verdict.ACCEPTED);
    accounts.delete(ada, () -> {});
    StandingsView view = standings.shown(id).view();
    assertThat(ranks(view)).containsExactly("1 null", "2 bob");
    end();
    look();
    assertThat(Ranks.TOLD).containsExactly(List.of(1, 2));
    assertThat(solved(ada)).isZero();
    assertThat(check.check()).isEmpty();
  }

  @Test
  void aDeletedContestLeavesOrdinarySubmissions() {
    judged(ada, 0, 5, Verdict.ACCEPTED);
    assertThatThrownBy(() -> closing.delete(id, as(owner))).hasMessageContaining("runs");
    end();
    unfreezing.reveal(id, true, asAdmin(player("root")));
    closing.delete(id, as(owner));
    assertThat(texts("select action || subject from audit_entry"))
        .as("what an admin does with another's contest")
        .containsExactly("CONTEST_UNFROZEN" + id);
    assertThat(Ranks.REMOVED).as("told once, before the release").containsExactly(List.of(ada));
    assertThat(database.rows("select kind, contest_id from submission"))
        .allMatch(row -> row.getFirst().equals("SUBMISSION") && row.getLast() == null);
    assertThat(solved(ada)).isEqualTo(1);
    assertThat(check.check()).isEmpty();
    for (String rest : List.of("", "_puzzle", "_registration", "_event")) {
      assertThat(count("contest" + rest)).as(rest).isZero();
    }
  }

  @Test
  void standingsOfManyPlayersAreRight() {
    addMany(40, 6);
  }

  @Test
  @Thorough("costs 5 s; the smaller contest finds wrong standings, this one slow statements")
  void standingsOfALargeContestAreComputedFast() {
    addMany(498, 12);
    Instant begun = Instant.now();
    for (int i = 0; i < 10; i++) {
      assertThat(standings.shown(id).view().rows()).hasSize(500);
    }
    assertThat(begun).isAfter(Instant.now().minusSeconds(50));
  }

  /** Adds players who submit each puzzle five times, and checks the standings. */
  private void addMany(int players, int puzzles) {
    for (int i = 3; i < puzzles; i++) {
      addContestPuzzle("cup-" + i, i);
    }
    addPlayers(players);
    run(
        """
        insert into contest_registration select :id, id, now() from player where name like 'm%';
        insert into submission (id, kind, player_id, puzzle_id, version, source, state, verdict,
          submitted_at, enqueued_at, judged_at, contest_id)
        select uuidv7(), 'CONTEST', player_id, puzzle_id, 1, 'x = 1', 'JUDGED',
          case when abs(hashtext('v' || n)) % 100 < 30 then 'ACCEPTED'
            when n % 11 = 0 then 'SYNTAX_ERROR' else 'WRONG_ANSWER' end,
          starts_at + abs(hashtext('t' || n)) % 7200 * interval '1 second', now(), now(), :id
        from (
          select c.starts_at, r.player_id, p.puzzle_id,
            row_number() over (order by l.name, p.position, try) as n
          from contest c join contest_registration r on r.contest_id = c.id
          join player l on l.id = r.player_id
          join contest_puzzle p on p.contest_id = c.id, generate_series(1, 5) try
        ) tries;
        insert into judgement (submission_id, attempt, verdict, judgement, provenance, points,
          cpu_millis, steps, source_bytes, judged_at)
        select id, 1, verdict, '{}', '{"version": 1}', 0, 1, 1, 1, now() from submission;
        analyze submission
        """,
        Map.of("id", id));
    freeze(90);
    assertThat(standings.compare(id).differences()).isEmpty();
    assertThat(standings.shown(id).view().rows()).hasSize(players + 2);
    end();
    assertThat(unfreezing.reveal(id, true, as(owner))).isEqualTo(new Unfreezing.Revealed(null, 0));
    assertThat(standings.compare(id).differences()).isEmpty();
    assertThat(standings.shown(id).view().rows()).isEqualTo(standings.full(id).view().rows());
  }

  private void ask() {
    clarifications.ask(id, null, "Why?", as(ada));
  }

  @Test
  void tenQuestionsAreOpenAtMostEvenIfAllComeAtOnce() throws Exception {
    assertThat(SameMoment.accepted(15, _ -> ask())).isEqualTo(10);
    assertThat(count("contest_clarification")).isEqualTo(10);
  }

  @Test
  void aDeletedAccountAsksNothing() {
    accounts.delete(ada, () -> {});
    assertThatThrownBy(this::ask)
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNAUTHENTICATED));
    assertThat(count("contest_clarification")).isZero();
  }
}

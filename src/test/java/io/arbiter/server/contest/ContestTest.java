package io.arbiter.server.contest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.arbiter.SameMoment;
import io.arbiter.ServerTest;
import io.arbiter.Thorough;
import io.arbiter.core.judging.SubmissionKind;
import io.arbiter.core.judging.Verdict;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.server.DatabaseTest;
import io.arbiter.server.contest.ccs.CcsLog;
import io.arbiter.server.contest.ccs.CcsRules;
import io.arbiter.server.contest.scoring.Row;
import io.arbiter.server.player.Accounts;
import io.arbiter.server.player.PlayerStore;
import io.arbiter.server.player.Viewer;
import io.arbiter.server.player.audit.AuditLog;
import io.arbiter.server.puzzle.PuzzleStore;
import io.arbiter.server.puzzle.VersionOpening;
import io.arbiter.server.score.Scorekeeper;
import io.arbiter.server.score.StandingsCheck;
import io.arbiter.server.score.Tournament;
import io.arbiter.server.submission.SubmissionCatalog;
import io.arbiter.server.submission.SubmissionIntake;
import io.arbiter.server.submission.SubmissionResource;
import io.arbiter.server.submission.SubmissionStore;
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
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A contest from its start to its closing, against a real PostgreSQL. */
@ServerTest
class ContestTest extends DatabaseTest {
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
  @Inject Rulings rulings;
  @Inject Invitations invitations;
  @Inject Teams teams;
  @Inject VirtualRuns virtual;
  @Inject EventFeed feed;
  @Inject Registrations registrations;
  @Inject ContestQueries queries;
  @Inject ContestEntity.Repository repository;
  @Inject PlayerStore players;
  @Inject AuditLog audit;

  private final UUID id = UUID.randomUUID();
  private UUID owner;
  private UUID ada;
  private UUID bob;
  private Instant start;

  /** It has run for two hours, with ada and bob, and with three puzzles. */
  @BeforeEach
  void aContestThatRuns() {
    Ranks.TOLD.clear();
    Ranks.REMOVED.clear();
    owner = player("owner");
    ada = player("ada");
    bob = player("bob");
    start = Instant.now().minusSeconds(7200);
    database.update(
        """
        insert into contest (id, owner_id, title, description, starts_at, ends_at, freeze_at,
          scoring, penalty_minutes, clean, rated, created_at, told)
        values (?, ?, 'Cup', '*Go*', ?, now() + interval '1 hour', null, 'ICPC', 20, true, false,
          now(), 'RUNNING')
        """,
        id,
        owner,
        start);
    for (UUID player : List.of(ada, bob)) {
      database.update("insert into contest_registration values (?, ?, now())", id, player);
    }
    IntStream.range(0, 3).forEach(this::addContestPuzzle);
    database.update("update puzzle_version set state = 'VALIDATED'");
  }

  /** Adds a puzzle with version 1 to the contest. */
  private void addContestPuzzle(int place) {
    UUID puzzle = puzzle("cup-" + place);
    database.update("insert into contest_puzzle values (?, ?, ?, 1, 100)", id, place, puzzle);
  }

  private UUID submit(UUID player, int puzzle) {
    return intake.accept(
        player,
        new SubmissionIntake.Request(
            SubmissionKind.SUBMISSION, SubmissionResource.Trial.of("x = 1"), null),
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
    scorekeeper.take(List.of(Tournament.result(submission, 1, verdict)));
  }

  private void end() {
    database.update("update contest set ends_at = now() - interval '10 seconds' where id = ?", id);
  }

  private void look() {
    clock.look(() -> true);
  }

  private void freeze(int minute) {
    Instant at = start.plusSeconds(60L * minute);
    database.update("update contest set freeze_at = ? where id = ?", at, id);
  }

  private long solved(UUID player) {
    return count("solved where player_id = ?", player);
  }

  private List<String> ranks(StandingsView view) {
    return view.rows().stream().map(row -> row.place().rank() + " " + row.player()).toList();
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
    for (String times :
        List.of(
            "ends_at = now() - interval '10 s'",
            "starts_at = now() + interval '1 s', ends_at = now() + interval '1 h'")) {
      database.update("update contest set " + times);
      assertThatThrownBy(() -> submit(ada, 0)).isInstanceOf(ProblemException.class);
    }
    assertThat(count("submission")).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "ends_at = now(), 1",
    "ends_at = now() - interval '3 seconds', 0",
    "'ends_at = now() + interval ''1 hour'', closed_at = now()', 0"
  })
  void aStatementThatComesAfterTheClosingFindsNoOpenEntry(String change, long entries) {
    database.update("update contest set " + change);
    // As a statement with an earlier time.
    String open =
        """
        open_contest c join contestant r on r.contest_id = c.id
        where c.id = ? and r.player_id = ? and now() - interval '1 hour' < c.ends_at
        """;
    assertThat(count(open, id, ada)).isEqualTo(entries);
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
    assertThat(count("contest where closed_at is null")).isEqualTo(1);
    assertThat(Ranks.TOLD).isEmpty();
    judge(late, Verdict.ACCEPTED);
    look();
    assertThat(count("contest where closed_at is null")).isZero();
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
    assertThat(catalog.ofContest(id, "ADA", page(9), as(owner), true).items()).hasSize(2);
    assertThat(catalog.ofContest(id, "bob", page(9), as(owner), true).items()).isEmpty();
    assertThat(catalog.ofContest(id, "ada", page(9), as(bob), false).items()).isEmpty();
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
    assertThat(catalog.find(solution, as(bob))).isEmpty();
    assertThat(catalog.find(solution, as(owner)).orElseThrow().outcome().verdict())
        .isEqualTo(Verdict.ACCEPTED);
    assertThat(database.one(Long.class, "select sum(points) from standing where board = 'all'"))
        .isEqualTo(10);
    assertThat(check.check()).as("the standings are those of the judgements").isEmpty();
    assertThat(Ranks.TOLD).containsExactly(List.of(1, 2));
    assertThat(contests.require(id, as(ada)).progress().closedAt()).isNotNull();
    assertThat(database.rows("select event, contest_id from webhook_delivery"))
        .containsExactly(List.of("contest.ended", id));
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

  private void register(UUID player) {
    inTransaction(() -> registrations.add(contests.require(id, as(player)), player));
  }

  @Test
  void staffTakesPartOutsideTheRankingAndIsFirstToSolveNothing() {
    UUID writer = player("writer");
    UUID root = player("root", "player", "admin");
    database.update("update puzzle set author_id = ? where slug = 'cup-1'", writer);
    List.of(owner, writer, root).forEach(this::register);
    judged(owner, 0, 1, Verdict.ACCEPTED);
    judged(ada, 0, 5, Verdict.ACCEPTED);
    judged(writer, 0, 6, Verdict.WRONG_ANSWER);
    StandingsView view = standings.shown(id).view();
    assertThat(ranks(view))
        .containsExactly("1 ada", "2 bob", "null owner", "null root", "null writer");
    assertThat(view.rows()).extracting(row -> row.place().outside()).contains(Outside.STAFF);
    assertThat(view.rows().getFirst().cells().getFirst().first()).isTrue();
    assertThat(view.rows().get(2).cells().getFirst().first()).isFalse();
    assertThat(view.puzzles().getFirst())
        .isEqualTo(new StandingsView.Puzzle("cup-0", "A", 100, 1, 1));
    assertThat(standings.compare(id).differences()).isEmpty();

    String mark = standings.mark(id);
    database.update("update player set roles = '{player}' where id = ?", root);
    assertThat(standings.mark(id)).isNotEqualTo(mark);
    assertThat(ranks(standings.shown(id).view())).contains("2 root");
    end();
    look();
    assertThat(Ranks.TOLD).containsExactly(List.of(1, 2, 2, 0, 0));
    database.update("update puzzle set author_id = null");
    database.update("update player set roles = '{player,admin}' where id = ?", ada);
    assertThat(ranks(standings.shown(id).view()))
        .as("as at the closing")
        .containsExactly("1 ada", "2 bob", "2 root", "null owner", "null writer");
  }

  @Test
  void aDisqualifiedPlayerKeepsARowWithoutARank() {
    judged(ada, 0, 5, Verdict.ACCEPTED);
    judged(bob, 0, 6, Verdict.ACCEPTED);
    Ruling ruling = new Ruling(Ruling.Kind.DISQUALIFIED, "copied");
    assertRefused(() -> rulings.set(id, "ada", ruling, as(bob)), ErrorCode.FORBIDDEN);
    assertRefused(() -> rulings.set(id, "owner", ruling, as(owner)), ErrorCode.NOT_FOUND);
    assertRefused(() -> rulings.set(id, "nobody", ruling, as(owner)), ErrorCode.NOT_FOUND);
    String mark = standings.mark(id);
    UUID root = player("root");
    rulings.set(id, "ADA", ruling, asAdmin(root));
    assertThat(standings.mark(id)).isNotEqualTo(mark);
    assertThat(ranks(standings.shown(id).view())).containsExactly("1 bob", "null ada");
    assertThat(standings.compare(id).differences()).isEmpty();
    assertThat(contests.view(id, as(ada)).attendance().ruling()).isEqualTo(ruling);
    assertThat(contests.view(id, as(bob)).attendance().ruling()).isNull();
    assertThatThrownBy(() -> submit(ada, 0)).hasMessageContaining("not open to you");
    assertRefused(() -> contests.require(id, as(ada)).requireRegistered(), ErrorCode.FORBIDDEN)
        .hasMessage("you are disqualified from this contest: copied");
    assertThat(database.rows("select action, player_id, detail ->> 'reason' from audit_entry"))
        .containsExactly(List.of("CONTEST_RULING_MADE", ada, "copied"));
    end();
    look();
    rulings.set(id, "ada", null, asAdmin(root));
    assertThat(ranks(standings.shown(id).view())).containsExactly("1 ada", "2 bob");
    assertThat(Ranks.TOLD)
        .as("again after the closing")
        .containsExactly(List.of(1, 0), List.of(1, 2));
    assertThat(texts("select action from audit_entry order by id"))
        .containsExactly("CONTEST_RULING_MADE", "CONTEST_RULING_LIFTED");
    rulings.set(id, "ada", ruling, as(owner));
    accounts.delete(ada, () -> {});
    assertThat(texts("select ruling || ruling_reason from contest_registration where ruling <> ''"))
        .containsExactly("DISQUALIFIED");
  }

  @Test
  void aRemovedPlayerHasNoRowAndCannotComeBack() {
    judged(ada, 0, 5, Verdict.ACCEPTED);
    rulings.set(id, "ada", new Ruling(Ruling.Kind.REMOVED, "not of our school"), as(owner));
    assertThat(count("audit_entry")).as("the owner's own contest").isZero();
    assertThat(ranks(standings.shown(id).view())).containsExactly("1 bob");
    Contest seen = contests.require(id, as(ada));
    assertThat(seen.attendance().registered()).isFalse();
    assertThat(seen.attendance().registrations()).isEqualTo(1);
    assertRefused(() -> register(ada), ErrorCode.FORBIDDEN)
        .hasMessage("you are removed from this contest: not of our school");
    assertThatThrownBy(() -> submit(ada, 0)).hasMessageContaining("not open to you");
    assertThat(registrations.page(seen, page(9), as(bob)).items())
        .extracting(Registrations.Registered::player)
        .containsExactly("bob");
    assertThat(registrations.page(seen, page(9), as(owner)).items())
        .extracting(Registrations.Registered::player, one -> one.ruling() != null)
        .containsExactlyInAnyOrder(tuple("ada", true), tuple("bob", false));
    database.update("update contest set starts_at = now() + interval '1 minute'");
    registrations.remove(contests.require(id, as(ada)), ada);
    rulings.set(id, "ada", null, as(owner));
    assertThat(contests.require(id, as(ada)).attendance().registered()).isTrue();
  }

  @Test
  void onlyInvitedPlayersRegisterForAContestByInvitation() {
    database.update("update contest set invitation_only = true");
    UUID cleo = player("cleo");
    assertRefused(() -> register(cleo), ErrorCode.FORBIDDEN)
        .hasMessage("only players who are invited take part in this contest");
    List<String> unknown = List.of("cleo", "nobody");
    assertRefused(() -> invitations.add(id, unknown, as(owner)), ErrorCode.INVALID)
        .hasMessage("players[1]: no player nobody");
    assertRefused(() -> invitations.add(id, List.of("cleo"), as(ada)), ErrorCode.FORBIDDEN);
    assertThat(count("contest_invitation")).isZero();
    invitations.add(id, List.of("CLEO", "ada"), as(owner));
    invitations.add(id, List.of("cleo"), as(owner));
    assertThat(invitations.page(id, page(9), as(owner)).items())
        .containsExactly(
            new Invitations.Invited("ada", true), new Invitations.Invited("cleo", false));
    assertThat(contests.page(null, page(9), as(cleo)).items().getFirst().attendance().invited())
        .isTrue();
    assertThat(contests.view(id, as(bob)).attendance().invited()).isFalse();
    register(cleo);
    invitations.remove(id, "cleo", as(owner));
    register(cleo);
    accounts.delete(ada, () -> {});
    assertThat(count("contest_invitation")).isZero();
  }

  /** Puts players into a team before the start. */
  private void team(String name, String... members) {
    database.update("update contest set team_size = 2, starts_at = now() + interval '30 minutes'");
    try {
      teams.put(id, name, List.of(members), as(owner));
    } finally {
      database.update("update contest set starts_at = ?", start);
    }
  }

  @Test
  void aTeamHasOneRowForWhatItsMembersDo() {
    UUID cleo = player("cleo");
    register(cleo);
    team("Tigers", "ada", "BOB");
    freeze(60);
    judged(ada, 0, 5, Verdict.WRONG_ANSWER);
    judged(bob, 0, 10, Verdict.ACCEPTED);
    judged(ada, 0, 12, Verdict.WRONG_ANSWER);
    judged(cleo, 0, 20, Verdict.ACCEPTED);
    judged(ada, 1, 61, Verdict.WRONG_ANSWER);
    UUID last = judged(bob, 1, 62, Verdict.ACCEPTED);
    StandingsView shown = standings.shown(id).view();
    assertThat(ranks(shown)).containsExactly("1 cleo", "2 ada");
    StandingsView.Row row = shown.rows().getLast();
    assertThat(row.who().team()).isEqualTo(new StandingsView.Team("Tigers", List.of("ada", "bob")));
    assertThat(row.penaltyMinutes()).isEqualTo(10 + 20);
    assertThat(row.cells())
        .containsExactly(
            new StandingsView.Cell("cup-0", 2, 0, true, 10L, 100, true),
            new StandingsView.Cell("cup-1", 0, 2, false, null, 0, false));
    assertThat(ranks(standings.full(id).view())).containsExactly("1 ada", "2 cleo");
    assertThat(standings.compare(id).differences()).isEmpty();
    assertThat(teams.own(id, as(ada)))
        .contains(new Teams.Own("Tigers", List.of("ada", "bob"), List.of("cup-0", "cup-1")));
    assertThat(teams.own(id, as(cleo))).isEmpty();
    CcsRules feed = scoreboard(true);
    String team = feed.all("submissions").get(last.toString()).path("team_id").asText();
    assertThat(feed.all("teams")).containsOnlyKeys(team, cleo.toString());
    assertThat(feed.all("teams").get(team).path("name").asText()).isEqualTo("Tigers");
    assertThat(feed.all("persons")).containsOnlyKeys(ada.toString(), bob.toString());

    rulings.set(id, "bob", new Ruling(Ruling.Kind.DISQUALIFIED, "copied"), as(owner));
    assertThat(ranks(standings.shown(id).view())).containsExactly("1 cleo", "null ada");
    assertThatThrownBy(() -> submit(ada, 2)).hasMessageContaining("not open to you");
    rulings.set(id, "ada", null, as(owner));
    accounts.delete(ada, () -> {});
    assertThat(ranks(standings.shown(id).view())).containsExactly("1 cleo", "2 bob");
    end();
    Unfreezing.Revealed step = unfreezing.reveal(id, false, as(owner));
    assertThat(step)
        .isEqualTo(new Unfreezing.Revealed(new Unfreezing.Step("bob", "cup-1", true, 2, 1), 0));
    assertThat(unfreezing.find(id, 1)).contains(step);
    assertThat(standings.compare(id).differences()).isEmpty();
    look();
    assertThat(Ranks.TOLD).containsExactly(List.of(1, 2));
  }

  @Test
  void aTeamIsMadeOfRegisteredPlayersBeforeTheStart() {
    assertRefused(() -> teams.put(id, "Late", List.of("ada"), as(owner)), ErrorCode.CONFLICT)
        .hasMessage("the contest has started");
    player("cleo");
    assertRefused(() -> team("Cats", "ada", "cleo"), ErrorCode.CONFLICT)
        .hasMessage("players: cleo is not registered, or is in another team");
    assertRefused(() -> team("Cats", "ada", "bob", "cleo"), ErrorCode.INVALID)
        .hasMessage("players: a team has at most 2 players");
    team("Cats", "ada");
    assertRefused(() -> team("Dogs", "ada", "bob"), ErrorCode.CONFLICT)
        .hasMessage("players: ada is not registered, or is in another team");
    String mark = standings.mark(id);
    team("CATS", "ada", "bob");
    assertThat(standings.mark(id)).isNotEqualTo(mark);
    assertThat(registrations.page(contests.require(id, as(ada)), page(9), as(ada)).items())
        .extracting(Registrations.Registered::team)
        .containsExactly("CATS", "CATS");
    database.update("update contest set starts_at = now() + interval '1 minute'");
    assertRefused(() -> teams.delete(id, "Dogs", as(owner)), ErrorCode.NOT_FOUND);
    teams.delete(id, "cats", as(owner));
    assertThat(ranks(standings.shown(id).view())).containsExactly("1 ada", "1 bob");
  }

  /** An ordinary solution from so many minutes ago. */
  private void solution(UUID player, int puzzle, int minutesAgo) {
    database.update(
        """
        insert into submission (id, kind, player_id, puzzle_id, version, source, state, verdict,
          submitted_at, enqueued_at, judged_at)
        select uuidv7(), 'SUBMISSION', ?, id, 1, 'x = 1', 'JUDGED', 'ACCEPTED',
          now() - ? * interval '1 minute', now(), now()
        from puzzle where slug = ?
        """,
        player,
        minutesAgo,
        "cup-" + puzzle);
  }

  @Test
  void whoTakesPartVirtuallyIsComparedWithTheOthersAtTheSameTime() {
    judged(ada, 0, 10, Verdict.ACCEPTED);
    judged(bob, 0, 20, Verdict.ACCEPTED);
    judged(bob, 1, 100, Verdict.ACCEPTED);
    UUID cleo = player("cleo");
    assertRefused(() -> virtual.start(id, as(cleo)), ErrorCode.CONFLICT);
    assertThat(virtual.find(id, as(cleo))).isEmpty();
    end();
    look();
    StandingsView official = standings.full(id).view();
    assertThat(virtual.start(id, as(cleo)).row().place().rank()).isEqualTo(1);
    database.update("update contest_virtual set started_at = now() - interval '50 minutes'");
    solution(cleo, 2, 60);
    solution(cleo, 0, 35);
    VirtualRuns.Run run = virtual.start(id, as(cleo));
    assertThat(run.players()).isEqualTo(3);
    assertThat(run.row())
        .extracting(row -> row.place().rank(), StandingsView.Row::player)
        .containsExactly(2, "cleo");
    assertThat(run.row().cells())
        .containsExactly(new StandingsView.Cell("cup-0", 1, 0, true, 15L, 100, false));
    database.update("update contest_virtual set started_at = now() - interval '130 minutes'");
    solution(cleo, 1, 1);
    assertThat(virtual.find(id, as(cleo)).orElseThrow().row())
        .as("with the solutions of two hours, and without one after the end")
        .extracting(row -> row.place().rank(), StandingsView.Row::solved)
        .containsExactly(2, 2);
    assertThat(standings.full(id).view().rows()).isEqualTo(official.rows());
    accounts.delete(cleo, () -> {});
    assertThat(count("contest_virtual")).isZero();
  }

  /** What a scoreboard of another system has of the contest. */
  private CcsRules scoreboard(boolean managing) {
    EventFeed.Moment moment = feed.read(new EventFeed.Reader(id, !managing));
    return CcsRules.read(new CcsLog().next(moment.objects(), "1").stream());
  }

  @Test
  void theFeedOfTheContestApiKeepsTheFreeze() {
    freeze(60);
    register(owner);
    UUID early = judged(ada, 0, 10, Verdict.ACCEPTED);
    UUID late = judged(bob, 1, 61, Verdict.TIME_LIMIT);
    UUID open = submit(ada, 2);
    String asked = clarifications.ask(id, "cup-0", "Why?", as(ada)).id().toString();
    clarifications.answer(id, UUID.fromString(asked), "So", false, as(owner));
    clarifications.announce(id, null, null, "Hello", as(owner));
    assertThat(scoreboard(true).all("clarifications").values())
        .extracting(
            one -> one.path("text").asText(),
            one -> one.path("from_team_id").asText(),
            one -> one.path("to_team_id").asText(),
            one -> one.path("reply_to_id").asText())
        .containsExactlyInAnyOrder(
            tuple("Why?", ada.toString(), "null", "null"),
            tuple("So", "null", ada.toString(), asked),
            tuple("Hello", "null", "null", "null"));
    CcsRules shown = scoreboard(false);
    assertThat(shown.all("clarifications")).isEmpty();
    assertThat(shown.all("contest").get("contest").toString())
        .contains("\"duration\":\"3:00:0", "\"scoreboard_freeze_duration\":\"2:00:0")
        .contains("\"scoreboard_type\":\"pass-fail\",\"penalty_time\":20");
    assertThat(shown.all("problems").keySet()).containsExactlyInAnyOrder("A", "B", "C");
    assertThat(shown.all("teams").get(owner.toString()).path("hidden").asBoolean()).isTrue();
    assertThat(shown.all("teams").get(ada.toString()).path("hidden").asBoolean()).isFalse();
    assertThat(shown.all("submissions").keySet())
        .containsExactlyInAnyOrder(early.toString(), late.toString(), open.toString());
    assertThat(shown.all("submissions").get(early.toString()).path("contest_time").asText())
        .isEqualTo("0:10:00.000");
    assertThat(shown.all("judgements").keySet()).containsExactly(early.toString());
    assertThat(
            scoreboard(true)
                .all("judgements")
                .get(late.toString())
                .path("judgement_type_id")
                .asText())
        .isEqualTo("TLE");
    assertThat(shown.all("state").get("state").path("frozen").isNull()).isFalse();
    judge(open, Verdict.WRONG_ANSWER);
    end();
    look();
    unfreezing.reveal(id, false, as(owner));
    assertThat(scoreboard(false).all("judgements")).hasSize(2);
    unfreezing.reveal(id, true, as(owner));
    look();
    CcsRules closed = scoreboard(false);
    assertThat(closed.all("judgements")).hasSize(3);
    assertThat(closed.all("state").get("state").path("end_of_updates").isNull()).isFalse();

    database.update(
        "update contest set scoring = 'POINTS', starts_at = now() + interval '1 h',"
            + " ends_at = now() + interval '2 h', freeze_at = null, closed_at = null");
    database.update("update submission set contest_id = null");
    assertThat(scoreboard(false).all("problems")).isEmpty();
    assertThat(scoreboard(true).all("problems").get("A").path("max_score").asInt()).isEqualTo(100);
  }

  @Test
  void aMessageToOnePlayerIsForThatPlayerAlone() {
    assertRefused(
            () -> clarifications.announce(id, null, "root", "?", as(owner)), ErrorCode.INVALID)
        .hasMessageContaining("root is not registered");
    var sent = clarifications.announce(id, null, "BOB", "See me", as(owner));
    assertThat(sent.to()).isEqualTo("bob");
    assertThat(sent.isPublic()).isFalse();
    assertThat(clarifications.page(id, page(9), as(bob)).items())
        .extracting(Clarification.View::to, Clarification.View::player)
        .containsExactly(tuple("bob", null));
    for (Viewer other : List.of(as(ada), Viewer.visitor())) {
      assertThat(clarifications.page(id, page(9), other).items()).isEmpty();
    }
    accounts.delete(bob, () -> {});
    assertThat(count("contest_clarification")).isZero();
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
    IntStream.range(0, 10).forEach(_ -> standings.shown(id));
    assertThat(begun).isAfter(Instant.now().minusSeconds(50));
  }

  /** Adds players, thirty of them in ten teams, who submit each puzzle five times. */
  private void addMany(int players, int puzzles) {
    IntStream.range(3, puzzles).forEach(this::addContestPuzzle);
    addPlayers(players);
    run(
        """
        insert into contest_registration select :id, id, now() from player where name like 'm%';
        insert into contest_team select uuidv7(), :id, 'team ' || n from generate_series(1, 10) n;
        update contest_registration r set team_id = t.id
        from (select id, row_number() over (order by name) as place from contest_team) t
        join (select id, row_number() over (order by name) / 3 as place from player
          where name like 'm%') m on m.place = t.place
        where m.id = r.player_id;
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
    assertThat(standings.shown(id).view().rows()).hasSize(players + 2 - 20);
    end();
    assertThat(unfreezing.reveal(id, true, as(owner))).isEqualTo(new Unfreezing.Revealed(null, 0));
    assertThat(standings.compare(id).differences()).isEmpty();
    assertThat(standings.shown(id).view().rows()).isEqualTo(standings.full(id).view().rows());
  }

  private void ask() {
    clarifications.ask(id, null, "Why?", as(ada));
  }

  @Test
  void tenQuestionsAreOpenAtMostEvenIfAllComeAtOnceAndNoneOfADeletedAccount() throws Exception {
    assertThat(SameMoment.accepted(15, _ -> ask())).isEqualTo(10);
    assertThat(count("contest_clarification")).isEqualTo(10);
    database.update("delete from contest_clarification");
    accounts.delete(ada, () -> {});
    assertRefused(this::ask, ErrorCode.UNAUTHENTICATED);
    assertThat(count("contest_clarification")).isZero();
  }

  private static ContestForm form(Instant startsAt, Instant endsAt, Instant freezeAt) {
    return new ContestForm(
        "Cup",
        null,
        startsAt,
        endsAt,
        freezeAt,
        List.of(new ContestForm.Chosen("cup-0", 100)),
        "points",
        null,
        null,
        null,
        null,
        null);
  }

  @Test
  void timesAreComparedAsTheDatabaseKeepsThem() {
    Instant begin = Instant.parse("2026-01-01T00:00:00Z");
    Instant end = begin.plusSeconds(60);
    for (var wrong :
        Map.of(
                "endsAt",
                form(begin.plusNanos(100), begin.plusNanos(900), null),
                "freezeAt",
                form(begin, end.plusNanos(900), end.plusNanos(100)))
            .entrySet()) {
      assertRefused(() -> wrong.getValue().requireValid(begin), ErrorCode.INVALID)
          .hasMessageContaining(wrong.getKey() + ": ");
    }
    form(begin, begin.plusNanos(1000), null).requireValid(begin);
    form(begin.plusNanos(900), end, begin.plusNanos(100)).requireValid(begin);
  }

  private UUID add(double minimumStrength, Viewer viewer) {
    Instant soon = Instant.now().plusSeconds(3600);
    Contests strict = new Contests(queries, repository, players, audit, () -> minimumStrength);
    return inTransaction(() -> strict.add(form(soon, soon.plusSeconds(3600), null), viewer));
  }

  @Test
  void aContestTakesNoVersionThatItCouldNotPublish() {
    database.update("update puzzle set author_id = ?", owner);
    database.update("update puzzle_version set strength = 0.4");
    for (Viewer viewer : List.of(as(owner), asAdmin(owner))) {
      assertRefused(() -> add(0.5, viewer), ErrorCode.INVALID)
          .hasMessageContaining("puzzles[0].slug: the strength of the tests of cup-0, version 1,");
    }
    assertThat(add(0.4, as(owner))).isNotNull();
    database.update("update puzzle_version set state = 'PUBLISHED'");
    assertThat(add(0.5, as(owner))).as("published before").isNotNull();
  }
}

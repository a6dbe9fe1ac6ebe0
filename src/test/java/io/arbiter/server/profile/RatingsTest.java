package io.arbiter.server.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.arbiter.ServerTest;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.server.DatabaseTest;
import io.arbiter.server.contest.Contest;
import io.arbiter.server.contest.scoring.Cell;
import io.arbiter.server.contest.scoring.ContestScoring;
import io.arbiter.server.contest.scoring.Row;
import io.arbiter.server.player.Accounts;
import io.arbiter.server.player.PlayerStore;
import io.arbiter.server.profile.FinalRanks.Moment;
import io.arbiter.server.profile.RatedContest.Entrant;
import io.arbiter.server.profile.Ratings.RatedPlayer;
import io.arbiter.server.profile.Ratings.RatingChange;
import io.arbiter.server.profile.Replay.Change;
import io.arbiter.server.profile.Replay.Standing;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ServerTest
class RatingsTest extends DatabaseTest {
  private static final Instant AT = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private static final Duration DAY = Duration.ofDays(1);

  @Inject Ratings ratings;
  @Inject RatingLedger ledger;
  @Inject Accounts deletion;
  @Inject PlayerStore store;

  private final Map<String, UUID> players = new HashMap<>();

  @BeforeEach
  void addPlayers() {
    players.clear();
    List.of("ada", "bob", "cyd", "dan").forEach(name -> players.put(name, addPlayer(name)));
  }

  /** Adds a contest whose players are ranked 1, 2, 3 …; a name may be several, which drew. */
  private FinalRanks contest(int number, Instant endedAt, String... ranking) {
    UUID id = new UUID(9, number);
    database.update(
        """
        insert into contest (id, owner_id, title, description, starts_at, ends_at, scoring,
          penalty_minutes, clean, rated, created_at)
        values (?, ?, ?, '', ?, ?, 'POINTS', 20, false, true, ?) on conflict do nothing
        """,
        id,
        players.get("ada"),
        "Contest " + number,
        endedAt.minusSeconds(3600),
        endedAt,
        endedAt.minusSeconds(7200));
    Map<UUID, Integer> ranks = new HashMap<>();
    for (String names : ranking) {
      int rank = ranks.size() + 1;
      Arrays.stream(names.split(" ")).forEach(name -> ranks.put(players.get(name), rank));
    }
    return new FinalRanks(new Moment(endedAt, id), ranks);
  }

  private void end(FinalRanks... contests) {
    for (FinalRanks contest : contests) {
      inTransaction(() -> ledger.ended(contest));
    }
  }

  private List<RatedPlayer> all() {
    return ratings.page(new PageRequest()).items();
  }

  private List<RatingChange> history(String name) {
    return ratings.history(players.get(name), new PageRequest()).items();
  }

  /** All values to the last digit, by the contest and the player. */
  private List<String> stored() {
    return database.list(
        String.class,
        """
        select 'change ' || c::text from rating_change c
        union all select 'current ' || r::text from rating r order by 1
        """);
  }

  private void forget() {
    database.update("delete from rating; delete from rating_change");
  }

  @Test
  void whoTookPartHasARatingAndAHistory() {
    FinalRanks contest = contest(1, AT, "ada", "bob", "cyd");
    end(contest);
    assertThat(all())
        .extracting(RatedPlayer::rank, RatedPlayer::player, RatedPlayer::contests)
        .containsExactly(tuple(1L, "ada", 1), tuple(2L, "bob", 1), tuple(3L, "cyd", 1));
    assertThat(all().get(1).rating()).isEqualTo(1500);
    CurrentRating adas = ratings.of(players.get("ada")).orElseThrow();
    assertThat(history("ada"))
        .containsExactly(
            new RatingChange(
                new Ratings.RatedContestLink(contest.moment().contest(), "Contest 1"),
                1,
                null,
                adas.rating(),
                adas.deviation(),
                AT));
    assertThat(history("dan")).isEmpty();
    assertThat(ratings.of(players.get("dan"))).isEmpty();
    assertThat(ratings.of(Set.copyOf(players.values())))
        .hasSize(3)
        .containsEntry(players.get("bob"), 1500);
  }

  @Test
  void aSecondContestBeginsWithTheFirst() {
    end(contest(1, AT.minus(DAY), "ada", "bob"), contest(2, AT, "cyd", "bob", "ada"));
    List<RatingChange> history = history("ada");
    assertThat(history).extracting(RatingChange::rank).containsExactly(3, 1);
    assertThat(history.getFirst().before()).isEqualTo(history.getLast().after());
    assertThat(ratings.of(players.get("ada")).orElseThrow().contests()).isEqualTo(2);
    assertThat(pages(1, request -> ratings.history(players.get("ada"), request)))
        .isEqualTo(history.stream().map(List::of).toList());
  }

  @Test
  void contestsCountOnceAndInTheOrderOfTheirEndsWhateverTheOrderOfTheReports() {
    FinalRanks[] contests = {
      contest(1, AT.minus(DAY.multipliedBy(60)), "ada", "bob", "cyd"),
      contest(2, AT.minus(DAY), "dan", "cyd", "bob"),
      contest(3, AT, "bob", "ada dan"),
      contest(4, AT, "ada", "cyd"),
    };
    end(contests);
    List<String> inOrder = stored();
    assertThat(inOrder).hasSize(3 + 3 + 3 + 2 + 4);
    for (List<Integer> order : List.of(List.of(3, 2, 1, 0), List.of(1, 3, 0, 2, 3, 0))) {
      forget();
      order.forEach(i -> end(contests[i]));
      assertThat(stored()).isEqualTo(inOrder);
    }
  }

  @Test
  void contestsThatEndAtTheSameMomentMayBeReportedAtTheSameMoment() throws Exception {
    List<FinalRanks> contests =
        IntStream.rangeClosed(1, 6)
            .mapToObj(i -> contest(i, AT, i % 2 == 0 ? "ada" : "bob", "cyd", "dan"))
            .toList();
    contests.forEach(this::end);
    List<String> inOrder = stored();
    forget();
    List<Callable<Object>> reports =
        contests.stream().map(contest -> Executors.callable(() -> end(contest))).toList();
    atOnce(6, reports);
    assertThat(stored()).isEqualTo(inOrder);
  }

  @Test
  void scoringDoesNotWaitForRatings() {
    FinalRanks contest = contest(1, AT, "ada", "bob");
    UUID ada = players.get("ada");
    inTransaction(
        () -> {
          ledger.ended(contest);
          // Locks a player as the scoring does.
          assertThat(
                  CompletableFuture.supplyAsync(
                      () -> QuarkusTransaction.requiringNew().call(() -> store.lock(Set.of(ada)))))
              .succeedsWithin(Duration.ofMinutes(1))
              .isEqualTo(Set.of(ada));
        });
    assertThat(all()).extracting(RatedPlayer::player).containsExactly("ada", "bob");
  }

  @Test
  void ranksThatChangeAfterwardsChangeThisContestAndTheLaterOnes() {
    FinalRanks second = contest(2, AT, "cyd", "bob");
    FinalRanks corrected = contest(1, AT.minus(DAY), "bob", "ada");
    end(contest(1, AT.minus(DAY), "ada", "bob", "dan"), second, corrected);
    List<String> after = stored();
    assertThat(history("dan")).isEmpty();
    assertThat(ratings.of(players.get("dan"))).isEmpty();
    forget();
    end(corrected, second);
    assertThat(stored()).isEqualTo(after);
  }

  @Test
  void aDeletedContestIsAsIfItHadNotBeen() {
    end(contest(2, AT, "cyd", "bob"));
    List<String> without = stored();
    end(contest(1, AT.minus(DAY), "ada", "bob"));
    inTransaction(() -> ledger.removed(new UUID(9, 1)));
    assertThat(stored()).isEqualTo(without);
    inTransaction(() -> ledger.removed(new UUID(9, 2)));
    inTransaction(() -> ledger.removed(new UUID(9, 2)));
    end(contest(3, AT, "ada"));
    assertThat(stored()).as("one player alone is not rated").isEmpty();
  }

  @Test
  void aDeletedAccountLeavesTheRatingsOfOthersAsTheyAre() {
    end(contest(1, AT.minus(DAY), "ada", "bob", "cyd"));
    deletion.delete(players.get("bob"), () -> {});
    assertThat(all()).extracting(RatedPlayer::player).containsExactly("ada", "cyd");
    end(contest(2, AT, "bob", "ada"));
    assertThat(ratings.of(players.get("bob"))).isEmpty();
    assertThat(all()).extracting(RatedPlayer::player).containsExactly("ada", "cyd");
  }

  @Test
  void equalRatingsHaveEqualRanksAcrossPages() {
    end(contest(1, AT, "ada bob cyd dan"));
    assertThat(all()).extracting(RatedPlayer::rank).containsExactly(1L, 1L, 1L, 1L);
    assertThat(pages(1, ratings::page)).isEqualTo(all().stream().map(List::of).toList());
    rate("bob", 1400);
    rate("ada", 1300);
    assertThat(all()).extracting(RatedPlayer::rank).containsExactly(1L, 1L, 3L, 4L);
    assertThat(pages(3, ratings::page).getLast())
        .extracting(RatedPlayer::rank, RatedPlayer::player)
        .containsExactly(tuple(4L, "ada"));
  }

  private void rate(String name, int rating) {
    database.update("update rating set rating = ? where player_id = ?", rating, players.get(name));
  }

  private static Change of(List<Change> changes, UUID player) {
    return changes.stream()
        .filter(c -> c.player().equals(player))
        .reduce((_, b) -> b)
        .orElseThrow();
  }

  @Test
  void theSecondContestBeginsWithWhatTheFirstHasLeftAndTheWeeksSince() {
    UUID ada = players.get("ada");
    UUID bob = players.get("bob");
    Rating adas = new Rating(1600, 60, 0.06);
    Rating bobs = new Rating(1400, 60, 0.06);
    Instant later = AT.plus(Duration.ofDays(7 * 53));
    List<Change> changes =
        Replay.of(
            Map.of(ada, new Standing(adas, AT), bob, new Standing(bobs, later)),
            List.of(contest(2, later, "bob", "ada")));
    assertThat(of(changes, ada).before()).isEqualTo(1600);
    assertThat(of(changes, ada).after())
        .isEqualTo(
            RatedContest.after(List.of(new Entrant(adas.afterIdle(52), 2), new Entrant(bobs, 1)))
                .getFirst());
    double adasLoss = 1600 - of(changes, ada).after().rating();
    double bobsGain = of(changes, bob).after().rating() - 1400;
    assertThat(adasLoss).as("less is known of ada").isGreaterThan(2 * bobsGain);
  }

  @Test
  void theShownDeviationIsThatOfNow() {
    Standing standing = new Standing(new Rating(1523.4, 60, 0.06), AT);
    assertThat(CurrentRating.at(AT, standing, 3)).isEqualTo(new CurrentRating(1523, 60, 3));
    assertThat(CurrentRating.at(AT.plus(Duration.ofDays(371)), standing, 3).deviation())
        .isCloseTo(96, within(1L));
  }

  @Test
  void contestsWithTheSameEndAreOrderedAsInTheDatabase() {
    Moment small = new Moment(AT, UUID.fromString("01900000-0000-7000-8000-000000000000"));
    Moment large = new Moment(AT, UUID.fromString("f1900000-0000-7000-8000-000000000000"));
    assertThat(small).isLessThan(large);
    assertThat(new Moment(AT.plusSeconds(1), small.contest())).isGreaterThan(large);
  }

  private Row row(int rank, String player, Cell... cells) {
    return new Row(rank, players.get(player), 0, 0, 0, null, List.of(cells));
  }

  @Test
  void onlyPlayersWithATryThatCountsAreRated() {
    Contest contest =
        new Contest(
            new UUID(9, 1),
            players.get("dan"),
            new Contest.Text("Autumn", ""),
            new Contest.Period(AT.minusSeconds(3600), AT, null),
            new Contest.Terms(ContestScoring.POINTS, 20, false, true, false, 1),
            new Contest.Progress(null, AT),
            new Contest.Attendance(5, false, false, 1, null));
    List<Row> rows =
        List.of(
            row(1, "ada", new Cell(0, 2, 0, null, AT.minusSeconds(60))),
            row(2, "bob", new Cell(0, 1, 0, null, null)),
            // Its only try ended as a fault of the judge.
            row(2, "cyd", new Cell(0, 0, 0, null, null)),
            row(2, "dan"),
            // Takes part outside the ranking.
            row(0, "eve", new Cell(0, 0, 0, null, AT.minusSeconds(70))));
    assertThat(FinalRanks.of(contest, rows)).isEqualTo(contest(1, AT, "ada", "bob"));
  }
}

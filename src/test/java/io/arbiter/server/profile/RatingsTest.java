package io.arbiter.server.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.arbiter.ServerTest;
import io.arbiter.core.listing.Page;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.server.DatabaseTest;
import io.arbiter.server.player.Accounts;
import io.arbiter.server.player.PlayerStore;
import io.arbiter.server.profile.FinalRanks.Moment;
import io.arbiter.server.profile.Ratings.RatedPlayer;
import io.arbiter.server.profile.Ratings.RatingChange;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
  void players() {
    players.clear();
    for (String name : List.of("ada", "bob", "cyd", "dan")) {
      players.put(name, addPlayer(name));
    }
  }

  private UUID add(int number, Instant endedAt) {
    UUID id = new UUID(9, number);
    database.update(
        """
        insert into contest (id, owner_id, title, description, starts_at, ends_at, scoring,
          penalty_minutes, clean, rated, created_at)
        values (?, ?, ?, '', ?, ?, 'POINTS', 20, false, true, ?)
        """,
        id,
        players.get("ada"),
        "Contest " + number,
        endedAt.minusSeconds(3600),
        endedAt,
        endedAt.minusSeconds(7200));
    return id;
  }

  /** A contest whose players are ranked 1, 2, 3 …; a name may be several, which drew. */
  private FinalRanks contest(int number, Instant endedAt, String... ranking) {
    Map<UUID, Integer> ranks = new HashMap<>();
    for (String names : ranking) {
      int rank = ranks.size() + 1;
      Arrays.stream(names.split(" ")).forEach(name -> ranks.put(players.get(name), rank));
    }
    return new FinalRanks(new Moment(endedAt, new UUID(9, number)), ranks);
  }

  private void end(FinalRanks contest) {
    QuarkusTransaction.requiringNew().run(() -> ledger.ended(contest));
  }

  private Page<RatedPlayer> page(int limit, String after) {
    PageRequest request = new PageRequest();
    request.limit = Integer.toString(limit);
    request.after = after;
    return ratings.page(request);
  }

  private List<RatedPlayer> all() {
    return page(100, null).items();
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

  @Test
  void whoTookPartHasARatingAndAHistory() {
    add(1, AT);
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
    add(1, AT.minus(DAY));
    add(2, AT);
    end(contest(1, AT.minus(DAY), "ada", "bob"));
    end(contest(2, AT, "cyd", "bob", "ada"));
    assertThat(history("ada")).extracting(RatingChange::rank).containsExactly(3, 1);
    assertThat(history("ada").getFirst().before()).isEqualTo(history("ada").getLast().after());
    assertThat(ratings.of(players.get("ada")).orElseThrow().contests()).isEqualTo(2);
    PageRequest one = new PageRequest();
    one.limit = "1";
    Page<RatingChange> newest = ratings.history(players.get("ada"), one);
    one.after = newest.next();
    Page<RatingChange> oldest = ratings.history(players.get("ada"), one);
    assertThat(List.of(newest.items().getFirst(), oldest.items().getFirst()))
        .isEqualTo(history("ada"));
    assertThat(oldest.next()).isNull();
  }

  @Test
  void aContestThatIsReportedAgainCountsOnce() {
    add(1, AT);
    FinalRanks contest = contest(1, AT, "ada bob", "cyd");
    end(contest);
    List<String> once = stored();
    end(contest);
    assertThat(stored()).isEqualTo(once).hasSize(6);
  }

  @Test
  void contestsCountInTheOrderOfTheirEndsWhateverTheOrderOfTheReports() {
    Instant[] ends = {AT.minus(DAY.multipliedBy(60)), AT.minus(DAY), AT, AT};
    FinalRanks[] contests = {
      contest(1, ends[0], "ada", "bob", "cyd"),
      contest(2, ends[1], "dan", "cyd", "bob"),
      contest(3, ends[2], "bob", "ada dan"),
      contest(4, ends[3], "ada", "cyd"),
    };
    IntStream.range(0, 4).forEach(i -> add(i + 1, ends[i]));
    List.of(contests).forEach(this::end);
    List<String> inOrder = stored();
    assertThat(inOrder).hasSize(3 + 3 + 3 + 2 + 4);
    for (List<Integer> order : List.of(List.of(3, 2, 1, 0), List.of(1, 3, 0, 2))) {
      database.update("delete from rating");
      database.update("delete from rating_change");
      order.forEach(i -> end(contests[i]));
      assertThat(stored()).isEqualTo(inOrder);
    }
  }

  @Test
  void contestsThatEndAtTheSameMomentMayBeReportedAtTheSameMoment() throws Exception {
    List<FinalRanks> contests = new ArrayList<>();
    for (int i = 1; i <= 6; i++) {
      add(i, AT);
      contests.add(contest(i, AT, i % 2 == 0 ? "ada" : "bob", "cyd", "dan"));
    }
    contests.forEach(this::end);
    List<String> inOrder = stored();
    database.update("delete from rating");
    database.update("delete from rating_change");
    try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
      List<Callable<Boolean>> reports =
          contests.stream()
              .<Callable<Boolean>>map(
                  contest ->
                      () -> {
                        end(contest);
                        return true;
                      })
              .toList();
      for (Future<Boolean> report : threads.invokeAll(reports)) {
        assertThat(report.get()).isTrue();
      }
    }
    assertThat(stored()).isEqualTo(inOrder);
  }

  /** Locks a player as the scoring does. */
  private Set<UUID> lock(UUID player) {
    return QuarkusTransaction.requiringNew().call(() -> store.lock(Set.of(player)));
  }

  @Test
  void scoringDoesNotWaitForRatings() {
    add(1, AT);
    FinalRanks contest = contest(1, AT, "ada", "bob");
    UUID ada = players.get("ada");
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              ledger.ended(contest);
              assertThat(CompletableFuture.supplyAsync(() -> lock(ada)))
                  .succeedsWithin(Duration.ofSeconds(10))
                  .isEqualTo(Set.of(ada));
            });
    assertThat(all()).extracting(RatedPlayer::player).containsExactly("ada", "bob");
  }

  @Test
  void ranksThatChangeAfterwardsChangeThisContestAndTheLaterOnes() {
    add(1, AT.minus(DAY));
    add(2, AT);
    end(contest(1, AT.minus(DAY), "ada", "bob", "dan"));
    end(contest(2, AT, "cyd", "bob"));
    end(contest(1, AT.minus(DAY), "bob", "ada"));
    List<String> corrected = stored();
    assertThat(history("dan")).isEmpty();
    assertThat(ratings.of(players.get("dan"))).isEmpty();
    database.update("delete from rating");
    database.update("delete from rating_change");
    end(contest(1, AT.minus(DAY), "bob", "ada"));
    end(contest(2, AT, "cyd", "bob"));
    assertThat(stored()).isEqualTo(corrected);
  }

  @Test
  void aDeletedContestIsAsIfItHadNotBeen() {
    add(1, AT.minus(DAY));
    UUID contest = add(2, AT);
    end(contest(2, AT, "cyd", "bob"));
    List<String> without = stored();
    end(contest(1, AT.minus(DAY), "ada", "bob"));
    QuarkusTransaction.requiringNew().run(() -> ledger.removed(new UUID(9, 1)));
    assertThat(stored()).isEqualTo(without);
    QuarkusTransaction.requiringNew().run(() -> ledger.removed(contest));
    QuarkusTransaction.requiringNew().run(() -> ledger.removed(contest));
    assertThat(stored()).isEmpty();
  }

  @Test
  void aDeletedAccountLeavesTheRatingsOfOthersAsTheyAre() {
    add(1, AT.minus(DAY));
    add(2, AT);
    end(contest(1, AT.minus(DAY), "ada", "bob", "cyd"));
    deletion.delete(players.get("bob"), () -> {});
    assertThat(all()).extracting(RatedPlayer::player).containsExactly("ada", "cyd");
    end(contest(2, AT, "bob", "ada"));
    assertThat(ratings.of(players.get("bob"))).isEmpty();
    assertThat(all()).extracting(RatedPlayer::player).containsExactly("ada", "cyd");
  }

  @Test
  void equalRatingsHaveEqualRanksAcrossPages() {
    add(1, AT);
    end(contest(1, AT, "ada bob cyd dan"));
    assertThat(all()).extracting(RatedPlayer::rank).containsExactly(1L, 1L, 1L, 1L);
    List<RatedPlayer> paged = new ArrayList<>();
    Optional<String> next = Optional.of("");
    while (next.isPresent()) {
      Page<RatedPlayer> page = page(1, next.filter(n -> !n.isEmpty()).orElse(null));
      paged.addAll(page.items());
      next = Optional.ofNullable(page.next());
    }
    assertThat(paged).isEqualTo(all());
    database.update("update rating set rating = 1400 where player_id = ?", players.get("bob"));
    database.update("update rating set rating = 1300 where player_id = ?", players.get("ada"));
    assertThat(all()).extracting(RatedPlayer::rank).containsExactly(1L, 1L, 3L, 4L);
    Page<RatedPlayer> first = page(3, null);
    assertThat(page(3, first.next()).items())
        .extracting(RatedPlayer::rank, RatedPlayer::player)
        .containsExactly(tuple(4L, "ada"));
  }

  @Test
  void theShownDeviationGrowsWithoutContests() {
    Instant longAgo = AT.minus(DAY.multipliedBy(700));
    add(1, longAgo);
    end(contest(1, longAgo, "ada", "bob"));
    long then = history("ada").getFirst().deviation();
    assertThat(ratings.of(players.get("ada")).orElseThrow().deviation()).isGreaterThan(then + 15);
    assertThat(all().getFirst().deviation()).isGreaterThan(then + 15);
  }

  @Test
  void aContestWithOnePlayerRatesNobody() {
    add(1, AT);
    end(contest(1, AT, "ada"));
    assertThat(stored()).isEmpty();
  }
}

package io.arbiter.server.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.arbiter.core.contest.Cell;
import io.arbiter.core.contest.ContestScoring;
import io.arbiter.core.contest.RatedContest;
import io.arbiter.core.contest.RatedContest.Entrant;
import io.arbiter.core.contest.Rating;
import io.arbiter.core.contest.Row;
import io.arbiter.server.contest.Contest;
import io.arbiter.server.profile.FinalRanks.Moment;
import io.arbiter.server.profile.Replay.Change;
import io.arbiter.server.profile.Replay.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReplayTest {
  private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
  private static final UUID ADA = new UUID(1, 1);
  private static final UUID BOB = new UUID(1, 2);
  private static final UUID CYD = new UUID(1, 3);
  private static final UUID DAN = new UUID(1, 4);

  private static FinalRanks contest(int number, Instant endedAt, Map<UUID, Integer> ranks) {
    return new FinalRanks(new Moment(endedAt, new UUID(9, number)), ranks);
  }

  private static Change of(List<Change> changes, UUID player) {
    return changes.stream()
        .filter(c -> c.player().equals(player))
        .reduce((_, b) -> b)
        .orElseThrow();
  }

  @Test
  void theFirstContestHasNoRatingBefore() {
    List<Change> changes = Replay.of(Map.of(), List.of(contest(1, AT, Map.of(ADA, 1, BOB, 2))));
    List<Rating> expected =
        RatedContest.after(List.of(new Entrant(Rating.NEW, 1), new Entrant(Rating.NEW, 2)));
    assertThat(of(changes, ADA))
        .isEqualTo(new Change(new Moment(AT, new UUID(9, 1)), ADA, 1, null, expected.getFirst()));
    assertThat(of(changes, BOB).after()).isEqualTo(expected.getLast());
  }

  @Test
  void theSecondContestBeginsWithWhatTheFirstHasLeftAndTheWeeksSince() {
    Rating adas = new Rating(1600, 60, 0.06);
    Rating bobs = new Rating(1400, 60, 0.06);
    Instant later = AT.plus(Duration.ofDays(7 * 53));
    List<Change> changes =
        Replay.of(
            Map.of(ADA, new Standing(adas, AT), BOB, new Standing(bobs, later)),
            List.of(contest(2, later, Map.of(ADA, 2, BOB, 1))));
    assertThat(of(changes, ADA).before()).isEqualTo(1600);
    assertThat(of(changes, ADA).after())
        .isEqualTo(
            RatedContest.after(List.of(new Entrant(adas.afterIdle(52), 2), new Entrant(bobs, 1)))
                .getFirst());
    double adasLoss = 1600 - of(changes, ADA).after().rating();
    double bobsGain = of(changes, BOB).after().rating() - 1400;
    assertThat(adasLoss).as("less is known of ada").isGreaterThan(2 * bobsGain);
  }

  @Test
  void contestsInOneGoGiveTheSameAsOneByOne() {
    FinalRanks first = contest(1, AT, Map.of(ADA, 1, BOB, 2));
    FinalRanks second = contest(2, AT.plus(Duration.ofDays(30)), Map.of(ADA, 1, BOB, 1));
    List<Change> one = Replay.of(Map.of(), List.of(first));
    Map<UUID, Standing> between =
        Map.of(
            ADA,
            new Standing(of(one, ADA).after(), AT),
            BOB,
            new Standing(of(one, BOB).after(), AT));
    assertThat(Replay.of(Map.of(), List.of(first, second)))
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(one.stream(), Replay.of(between, List.of(second)).stream()).toList());
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

  private static Row row(int rank, UUID player, Cell... cells) {
    return new Row(rank, player, 0, 0, 0, null, List.of(cells));
  }

  @Test
  void onlyPlayersWithATryThatCountsAreRated() {
    Contest contest =
        new Contest(
            new UUID(9, 1),
            DAN,
            new Contest.Text("Autumn", ""),
            new Contest.Period(AT.minusSeconds(3600), AT, null),
            new Contest.Terms(ContestScoring.POINTS, 20, false, true),
            new Contest.Progress(null, AT),
            new Contest.Attendance(4, false, 1));
    List<Row> rows =
        List.of(
            row(1, ADA, new Cell(0, 2, 0, null, AT.minusSeconds(60))),
            row(2, BOB, new Cell(0, 1, 0, null, null)),
            // Its only try ended as a fault of the judge.
            row(2, CYD, new Cell(0, 0, 0, null, null)),
            row(2, DAN));
    assertThat(FinalRanks.of(contest, rows))
        .isEqualTo(
            new FinalRanks(new FinalRanks.Moment(AT, new UUID(9, 1)), Map.of(ADA, 1, BOB, 2)));
  }
}

package io.arbiter.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The figures of a contest. */
record ContestReport(List<ContestPlayer> players, List<ContestTry> tries, CountedApi.Count count) {
  private static final int THIRD = 3;

  /**
   * Prints the figures.
   *
   * @param wall seconds from the start of the contest to the last verdict
   * @param used processor time of the instance in this time
   */
  void print(double wall, Usage used) {
    Figures.line(
        "%d processors, load %.1f; %d requests, %d submissions, the last verdict after %.1f s, %.1f"
            + " verdicts a second",
        SandboxBench.PROCESSORS,
        Figures.load(),
        count.requests.get(),
        tries.size(),
        wall,
        tries.size() / wall);
    Figures.line(
        "answers of 500 or higher: %d; refused for the moment and sent again: %d",
        count.serverErrors.get(), count.refused.get());
    Figures.line("milliseconds:");
    percentiles("open: contest, standings, puzzles", map(players, ContestPlayer::openMillis));
    percentiles("open: first event of the stream", map(players, ContestPlayer::streamMillis));
    percentiles("first verdict of each player", map(first(), ContestTry::millis));
    percentiles("every verdict", map(tries, ContestTry::millis));
    percentiles("from a verdict to the stream", freshness());
    percentiles("first submissions, none waiting", map(waiting(), ContestTry::millis));
    percentiles("sent as the third or later", map(third(), ContestTry::millis));
    Figures.line("first submissions overtaken by a later third one: %d", overtaken());
    Figures.line("processor time, milliseconds a submission: %s", used.each(tries.size()).text(0));
  }

  private static <T> List<Double> map(List<T> all, Function<T, Double> figure) {
    return all.stream().map(figure).toList();
  }

  private static void percentiles(String what, Collection<Double> millis) {
    Figures.percentiles("  %-34s p50 %7.0f  p95 %7.0f  last %7.0f", what, millis, 50, 95, 100);
  }

  private List<ContestTry> first() {
    return tries.stream().filter(one -> one.number() == 1).toList();
  }

  private List<ContestTry> waiting() {
    return first().stream().filter(one -> one.isJudged() && !isThird(one)).toList();
  }

  private List<ContestTry> third() {
    return tries.stream().filter(one -> one.isJudged() && isThird(one)).toList();
  }

  /**
   * Whether it was accepted while two others of its player waited, so that it went to the batch
   * lane.
   */
  private boolean isThird(ContestTry one) {
    return tries.stream().filter(ContestTry::isJudged).filter(other -> other.waitedAt(one)).count()
        >= THIRD - 1;
  }

  /**
   * The first submissions that another player's third one at the same time has overtaken: it was
   * accepted later, and its verdict came before the first one began.
   */
  private long overtaken() {
    List<ContestTry> third = third();
    return waiting().stream()
        .filter(one -> third.stream().anyMatch(other -> other.overtakes(one)))
        .count();
  }

  /** From each accepted verdict to the moment at which the player's stream showed it. */
  private List<Double> freshness() {
    Map<String, ContestPlayer> byName =
        players.stream().collect(Collectors.toMap(ContestPlayer::name, Function.identity()));
    return tries.stream()
        .filter(ContestTry::isAccepted)
        .flatMap(
            one ->
                byName.get(one.player()).shown(one.puzzle().slug()).stream()
                    .map(shown -> Duration.between(one.judgedAt(), shown).toNanos() / 1e6))
        .toList();
  }

  /** What must not be. */
  List<String> faults() {
    List<String> faults = new ArrayList<>(count.failures);
    tries.stream().filter(one -> !one.isRight()).map(ContestTry::toString).forEach(faults::add);
    if (first().size() < players.size()) {
      faults.add("only " + first().size() + " players have a verdict");
    }
    if (overtaken() > 0) {
      faults.add(overtaken() + " first submissions were overtaken by a later third one");
    }
    long accepted = tries.stream().filter(ContestTry::isAccepted).count();
    if (freshness().size() < accepted) {
      faults.add(accepted - freshness().size() + " solutions were not shown on the stream");
    }
    return faults;
  }
}

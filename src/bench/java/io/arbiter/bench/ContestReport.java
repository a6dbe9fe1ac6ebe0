package io.arbiter.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** The figures of a contest. */
record ContestReport(
    List<ContestPlayer> players,
    List<ContestTry> tries,
    CountedApi.Count count,
    List<Double> standingsMillis) {
  /**
   * Prints the figures.
   *
   * @param wall seconds from the start of the contest to the last verdict
   * @param used processor time of the instance in this time
   */
  void print(double wall, Cpu used) {
    Machine machine = Machine.now();
    Figures.line(
        "%d processors, load %.1f; %d requests, %d submissions, the last verdict after %.1f s",
        machine.processors(), machine.load(), count.requests(), tries.size(), wall);
    Figures.line(
        "answers of 500 or higher: %d; refused for the moment and sent again: %d",
        count.serverErrors(), count.refused());
    Figures.line("milliseconds:");
    percentiles(
        "open: contest, standings, puzzles",
        players.stream().mapToDouble(ContestPlayer::openMillis));
    percentiles(
        "open: first event of the stream",
        players.stream().mapToDouble(ContestPlayer::streamMillis));
    percentiles("first verdict of each player", first().stream().mapToDouble(ContestTry::millis));
    percentiles("every verdict", tries.stream().mapToDouble(ContestTry::millis));
    percentiles("standings under load", standingsMillis.stream().mapToDouble(d -> d));
    percentiles("from a verdict to the stream", freshness().stream().mapToDouble(d -> d));
    ContestQueue queue = ContestQueue.of(tries);
    Figures.line(
        "queue: %d first submissions, %d sent as the third at once or later; first ones overtaken"
            + " by a later third one: %d; middle time to the verdict %.0f and %.0f ms",
        queue.first().size(),
        queue.third().size(),
        queue.overtaken(),
        ContestQueue.median(queue.first()),
        ContestQueue.median(queue.third()));
    Figures.line(
        "processor time, milliseconds a submission: java main %.0f, children %.0f, postgres %.0f",
        used.main() / tries.size(), used.children() / tries.size(), used.postgres() / tries.size());
  }

  private List<ContestTry> first() {
    return tries.stream().filter(one -> one.number() == 1).toList();
  }

  /**
   * From each accepted verdict to the moment at which the player's stream of the contest showed it.
   */
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
    List<String> faults = new ArrayList<>(count.failures());
    tries.stream().filter(one -> !one.isRight()).map(ContestTry::toString).forEach(faults::add);
    if (first().size() < players.size()) {
      faults.add("only " + first().size() + " players have a verdict");
    }
    long overtaken = ContestQueue.of(tries).overtaken();
    if (overtaken > 0) {
      faults.add(overtaken + " first submissions were overtaken by a later third one");
    }
    long accepted = tries.stream().filter(ContestTry::isAccepted).count();
    if (freshness().size() < accepted) {
      faults.add(accepted - freshness().size() + " solutions were not shown on the stream");
    }
    return faults;
  }

  private static void percentiles(String what, DoubleStream values) {
    double[] millis = values.toArray();
    Arrays.sort(millis);
    Figures.line(
        "  %-34s p50 %7.0f  p95 %7.0f  last %7.0f",
        what, Figures.at(millis, 50), Figures.at(millis, 95), Figures.at(millis, 100));
  }
}

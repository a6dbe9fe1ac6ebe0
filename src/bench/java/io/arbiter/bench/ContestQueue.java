package io.arbiter.bench;

import java.util.List;

/**
 * Whether the queue was fair to players who wait for their first verdict. The order in which
 * submissions were accepted is that of {@code submittedAt}. A player's third submission that waits
 * at the same time must never have its verdict before another player's first submission, which was
 * accepted earlier, has begun.
 *
 * @param first the first submission of each player
 * @param third the submissions that were the third or later of their player to wait
 */
record ContestQueue(List<ContestTry> first, List<ContestTry> third) {
  private static final int THIRD = 3;

  static ContestQueue of(List<ContestTry> tries) {
    List<ContestTry> seen = tries.stream().filter(ContestTry::isJudged).toList();
    return new ContestQueue(
        seen.stream().filter(one -> one.number() == 1 && one.atOnce() < THIRD).toList(),
        seen.stream().filter(one -> one.atOnce() >= THIRD).toList());
  }

  /** The first submissions that a later third one has overtaken. */
  long overtaken() {
    return first.stream().filter(this::isOvertaken).count();
  }

  private boolean isOvertaken(ContestTry one) {
    return third.stream()
        .anyMatch(
            other ->
                !other.player().equals(one.player())
                    && other.submittedAt().isAfter(one.submittedAt())
                    && other.judgedAt().isBefore(one.begunAt()));
  }

  /** The middle time to the verdict, in milliseconds. */
  static double median(List<ContestTry> tries) {
    return Figures.at(tries.stream().mapToDouble(ContestTry::millis).sorted().toArray(), 50);
  }
}

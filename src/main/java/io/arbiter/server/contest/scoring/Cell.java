package io.arbiter.server.contest.scoring;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a contestant has done about a puzzle. Tries after the accepted one do not count.
 *
 * @param puzzle the position of the puzzle in the contest, from 0
 * @param wrong the wrong tries that count
 * @param pending the tries before the accepted one whose verdict is not known
 * @param pendingSince the time of the first of these; null if there are none
 * @param acceptedAt null if the puzzle is not solved
 */
public record Cell(
    int puzzle,
    int wrong,
    int pending,
    @Nullable Instant pendingSince,
    @Nullable Instant acceptedAt) {

  public static Cell of(int puzzle, List<Try> tries) {
    List<Instant> accepted = times(tries, Try.Outcome.ACCEPTED, Instant.MAX);
    Instant end = accepted.isEmpty() ? Instant.MAX : accepted.getFirst();
    List<Instant> pending = times(tries, Try.Outcome.PENDING, end);
    return new Cell(
        puzzle,
        times(tries, Try.Outcome.WRONG, end).size(),
        pending.size(),
        pending.isEmpty() ? null : pending.getFirst(),
        accepted.isEmpty() ? null : end);
  }

  /** When the tries with an outcome were sent, the earliest first. */
  private static List<Instant> times(List<Try> tries, Try.Outcome outcome, Instant end) {
    return tries.stream()
        .filter(one -> one.outcome() == outcome && one.at().isBefore(end))
        .map(Try::at)
        .sorted()
        .toList();
  }

  public boolean accepted() {
    return acceptedAt != null;
  }

  /** The tries that count, with the accepted one. */
  public int tries() {
    return wrong + (accepted() ? 1 : 0);
  }

  public boolean isEmpty() {
    return tries() == 0 && pending == 0;
  }
}

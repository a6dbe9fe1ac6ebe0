package io.arbiter.core.contest;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
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
    Optional<Instant> accepted = first(tries, Try.Outcome.ACCEPTED, _ -> true);
    Predicate<Try> counted = one -> accepted.isEmpty() || one.at().isBefore(accepted.get());
    return new Cell(
        puzzle,
        count(tries, Try.Outcome.WRONG, counted),
        count(tries, Try.Outcome.PENDING, counted),
        first(tries, Try.Outcome.PENDING, counted).orElse(null),
        accepted.orElse(null));
  }

  private static int count(List<Try> tries, Try.Outcome outcome, Predicate<Try> counted) {
    return (int) tries.stream().filter(one -> one.outcome() == outcome).filter(counted).count();
  }

  private static Optional<Instant> first(
      List<Try> tries, Try.Outcome outcome, Predicate<Try> counted) {
    return tries.stream()
        .filter(one -> one.outcome() == outcome)
        .filter(counted)
        .map(Try::at)
        .min(Comparator.naturalOrder());
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

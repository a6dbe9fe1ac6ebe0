package io.arbiter.worker.validation;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Proposes draws that may give a simpler input, the boldest changes first. Like Hypothesis, this
 * shrinks the draws, not the input, so the generator can always make the result.
 */
final class Simplifications {
  /** How many draws after a possible element count are tried for removal. */
  private static final int MAX_DISTANCE = 40;

  /** Most draws that one element may have taken. */
  private static final int MAX_DRAWS_OF_ELEMENT = 3;

  private static final List<BigInteger> SMALL_STEPS = List.of(BigInteger.ONE, BigInteger.TWO);

  /** The bit of a draw that makes the number negative, for ranges with both signs. */
  private static final int SIGN_BIT = 0;

  private Simplifications() {}

  static Stream<List<BigInteger>> of(List<BigInteger> draws) {
    return Stream.of(
            chunks(draws.size()).map(chunk -> without(draws, chunk[0], chunk[1])),
            chunks(draws.size()).map(chunk -> zeroed(draws, chunk[0], chunk[1])),
            IntStream.range(0, draws.size()).boxed().flatMap(i -> smaller(draws, i)),
            IntStream.range(0, draws.size()).boxed().flatMap(i -> shorter(draws, i)),
            IntStream.range(0, draws.size()).boxed().flatMap(i -> traded(draws, i)))
        .flatMap(candidates -> candidates)
        .filter(candidate -> !candidate.equals(draws));
  }

  /**
   * Start and size of each chunk: the whole, then halves, then quarters, and so on to single draws.
   */
  private static Stream<int[]> chunks(int size) {
    return Stream.iterate(size, chunk -> chunk > 0, chunk -> chunk / 2)
        .flatMap(
            chunk ->
                IntStream.iterate(0, start -> start < size, start -> start + chunk)
                    .mapToObj(start -> new int[] {start, Math.min(chunk, size - start)}));
  }

  private static List<BigInteger> without(List<BigInteger> draws, int start, int size) {
    List<BigInteger> copy = new ArrayList<>(draws);
    copy.subList(start, start + size).clear();
    return copy;
  }

  private static List<BigInteger> zeroed(List<BigInteger> draws, int start, int size) {
    List<BigInteger> copy = new ArrayList<>(draws);
    copy.subList(start, start + size).replaceAll(_ -> BigInteger.ZERO);
    return copy;
  }

  /** Smaller values of a draw: halves with either sign, then a little less. */
  private static Stream<List<BigInteger>> smaller(List<BigInteger> draws, int i) {
    BigInteger draw = draws.get(i);
    Stream<BigInteger> halves =
        IntStream.iterate(draw.bitLength() - 1, shift -> shift > 0, shift -> shift - 1)
            .mapToObj(draw::shiftRight)
            .flatMap(half -> Stream.of(half, half.flipBit(SIGN_BIT)));
    Stream<BigInteger> little = SMALL_STEPS.stream().map(draw::subtract);
    return Stream.concat(halves, little)
        .distinct()
        .filter(other -> other.signum() >= 0 && other.compareTo(draw) < 0)
        .map(other -> with(draws, i, other));
  }

  /** One less for a draw, and a little more for the next draw. */
  private static Stream<List<BigInteger>> traded(List<BigInteger> draws, int i) {
    if (draws.get(i).signum() == 0 || i + 1 == draws.size()) {
      return Stream.empty();
    }
    List<BigInteger> less = with(draws, i, draws.get(i).subtract(BigInteger.ONE));
    return SMALL_STEPS.stream().map(more -> with(less, i + 1, draws.get(i + 1).add(more)));
  }

  /** Removes one element, if the draw is the number of elements. */
  private static Stream<List<BigInteger>> shorter(List<BigInteger> draws, int i) {
    if (draws.get(i).signum() == 0) {
      return Stream.empty();
    }
    List<BigInteger> fewer = with(draws, i, draws.get(i).subtract(BigInteger.ONE));
    return IntStream.range(i + 1, Math.min(draws.size(), i + MAX_DISTANCE))
        .boxed()
        .flatMap(
            start ->
                IntStream.rangeClosed(1, Math.min(MAX_DRAWS_OF_ELEMENT, draws.size() - start))
                    .mapToObj(size -> without(fewer, start, size)));
  }

  private static List<BigInteger> with(List<BigInteger> draws, int i, BigInteger draw) {
    List<BigInteger> copy = new ArrayList<>(draws);
    copy.set(i, draw);
    return copy;
  }
}

package io.arbiter.worker.validation;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Draws that may make a simpler input than others do, the boldest first. As in Hypothesis it is the
 * draws that shrink: whatever comes of them, the generator can make it.
 */
final class Simplifications {
  /** Of the draws after one that may have counted them. */
  private static final int REACH = 40;

  /** An element may have taken so many draws. */
  private static final int MOST_OF_ELEMENT = 3;

  private static final List<BigInteger> LITTLE = List.of(BigInteger.ONE, BigInteger.TWO);

  /** Of a draw between negative and positive numbers: whether it is a negative one. */
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

  /** Start and size of each chunk; halves, then quarters, and so on to single draws. */
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

  /** By halves, of either sign, then by little. */
  private static Stream<List<BigInteger>> smaller(List<BigInteger> draws, int i) {
    BigInteger draw = draws.get(i);
    Stream<BigInteger> halves =
        IntStream.iterate(draw.bitLength() - 1, shift -> shift > 0, shift -> shift - 1)
            .mapToObj(draw::shiftRight)
            .flatMap(half -> Stream.of(half, half.flipBit(SIGN_BIT)));
    Stream<BigInteger> little = LITTLE.stream().map(draw::subtract);
    return Stream.concat(halves, little)
        .distinct()
        .filter(other -> other.signum() >= 0 && other.compareTo(draw) < 0)
        .map(other -> with(draws, i, other));
  }

  /** A little less for a draw, and a little more for the next. */
  private static Stream<List<BigInteger>> traded(List<BigInteger> draws, int i) {
    if (draws.get(i).signum() == 0 || i + 1 == draws.size()) {
      return Stream.empty();
    }
    List<BigInteger> less = with(draws, i, draws.get(i).subtract(BigInteger.ONE));
    return LITTLE.stream().map(more -> with(less, i + 1, draws.get(i + 1).add(more)));
  }

  /** One element less where a draw may say how many there are. */
  private static Stream<List<BigInteger>> shorter(List<BigInteger> draws, int i) {
    if (draws.get(i).signum() == 0) {
      return Stream.empty();
    }
    List<BigInteger> fewer = with(draws, i, draws.get(i).subtract(BigInteger.ONE));
    return IntStream.range(i + 1, Math.min(draws.size(), i + REACH))
        .boxed()
        .flatMap(
            start ->
                IntStream.rangeClosed(1, Math.min(MOST_OF_ELEMENT, draws.size() - start))
                    .mapToObj(size -> without(fewer, start, size)));
  }

  private static List<BigInteger> with(List<BigInteger> draws, int i, BigInteger draw) {
    List<BigInteger> copy = new ArrayList<>(draws);
    copy.set(i, draw);
    return copy;
  }
}

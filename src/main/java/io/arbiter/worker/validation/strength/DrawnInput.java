package io.arbiter.worker.validation.strength;

import io.arbiter.core.judging.test.PyValue;
import java.math.BigInteger;
import java.util.List;

/**
 * A generated input with the random numbers that the generator drew for it.
 *
 * @param input the arguments
 * @param draws each 0 or more; fewer and smaller draws make a simpler input
 */
public record DrawnInput(List<PyValue> input, List<BigInteger> draws) {
  public DrawnInput {
    input = List.copyOf(input);
    draws = List.copyOf(draws);
  }

  /** Whether this has fewer draws, or equally many and the first different draw is smaller. */
  public boolean isSimplerThan(DrawnInput other) {
    if (draws.size() != other.draws.size()) {
      return draws.size() < other.draws.size();
    }
    for (int i = 0; i < draws.size(); i++) {
      int order = draws.get(i).compareTo(other.draws.get(i));
      if (order != 0) {
        return order < 0;
      }
    }
    return false;
  }
}

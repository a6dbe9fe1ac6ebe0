package io.arbiter.worker.validation;

import io.arbiter.core.judging.PyValue;
import java.math.BigInteger;
import java.util.List;

/**
 * An input with what its generator drew for it.
 *
 * @param input the arguments
 * @param draws each from 0 on; fewer and smaller ones make a simpler input
 */
record Choices(List<PyValue> input, List<BigInteger> draws) {
  Choices {
    input = List.copyOf(input);
    draws = List.copyOf(draws);
  }

  /** Whether these are fewer draws, or as many and smaller from the first that differs. */
  boolean isSimplerThan(Choices other) {
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

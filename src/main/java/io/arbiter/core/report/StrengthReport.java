package io.arbiter.core.report;

import io.arbiter.core.judging.PyValue;
import java.util.List;

/**
 * How many small faults the tests notice. Each accepted solution is changed in one place at a time
 * and judged again.
 *
 * @param mutants judged
 * @param killed of them: got any verdict but ACCEPTED
 * @param survived of them: accepted, though an input was found on which they differ
 * @param equivalent of them: accepted, and no input was found on which they differ
 * @param score killed / (killed + survived), from 0 to 1; 1 when there is neither
 * @param survivors those that were accepted, the telling ones first
 * @param proposals tests that would kill survivors, best first
 */
public record StrengthReport(
    int mutants,
    int killed,
    int survived,
    int equivalent,
    double score,
    List<Survivor> survivors,
    List<Proposal> proposals) {
  public StrengthReport {
    survivors = List.copyOf(survivors);
    proposals = List.copyOf(proposals);
  }

  /**
   * A mutant that the tests accept.
   *
   * @param solution its origin's path in the bundle
   * @param line of the change, from 1
   * @param operator what kind of change, such as "comparison"
   * @param before the statement or expression as it was
   * @param after as it is in the mutant
   * @param equivalent whether no input was found on which it differs from its origin
   */
  public record Survivor(
      String solution,
      int line,
      String operator,
      String before,
      String after,
      boolean equivalent) {}

  /**
   * A test that is missing.
   *
   * @param input the arguments
   * @param answer what the first accepted solution returns
   * @param kills how many survivors it would kill
   */
  public record Proposal(List<PyValue> input, PyValue answer, int kills) {
    public Proposal {
      input = List.copyOf(input);
    }
  }
}

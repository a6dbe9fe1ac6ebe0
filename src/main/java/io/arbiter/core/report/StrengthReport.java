package io.arbiter.core.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.arbiter.core.judging.test.PyValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many small faults the tests notice. The validation makes mutants: copies of each accepted
 * solution with one small change in a line that the tests run. It judges each mutant.
 *
 * @param mutants number of mutants that were judged
 * @param killed mutants with any verdict but ACCEPTED
 * @param survived accepted mutants that differ from their origin on an input that was found
 * @param equivalent accepted mutants that are probably equivalent: no such input was found
 * @param score killed / (killed + survived), from 0 to 1; 1 if both are 0
 * @param survivors the accepted mutants; those that differ from their origin come first
 * @param proposals new tests that would kill survivors, best first
 */
public record StrengthReport(
    int mutants,
    int killed,
    int survived,
    int equivalent,
    double score,
    List<Survivor> survivors,
    List<Proposal> proposals) {
  /**
   * A mutant that the tests accept.
   *
   * @param solution the path of the changed solution in the bundle
   * @param equivalent whether no input was found on which the mutant differs from its origin
   * @param input the arguments of a test that would kill the mutant; null if none is known
   * @param answer what the first accepted solution returns for the input
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Survivor(
      String solution,
      @JsonUnwrapped Change change,
      boolean equivalent,
      @Nullable List<PyValue> input,
      @Nullable PyValue answer) {
    public Survivor {
      input = input == null ? null : List.copyOf(input);
    }
  }

  /**
   * The change of a mutant.
   *
   * @param line from 1
   * @param operator the kind of change, such as "comparison"
   * @param before the original statement or expression
   * @param after the changed statement or expression
   * @param diff a unified diff; null if there is none
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Change(
      int line, String operator, String before, String after, @Nullable String diff) {}

  /**
   * A new test that the author could add.
   *
   * @param input the arguments
   * @param answer what the first accepted solution returns
   * @param kills how many survivors the test would kill
   */
  public record Proposal(List<PyValue> input, PyValue answer, int kills) {}
}

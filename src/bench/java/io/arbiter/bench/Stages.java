package io.arbiter.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Where the time to a verdict goes, in milliseconds.
 *
 * @param intake from the POST to its answer
 * @param queue then until the code begins: in the queue, and to prepare the sandbox
 * @param sandbox in which the code runs
 * @param push from the judgement until the judged event arrives; in between the result is
 *     published, scored and pushed
 */
record Stages(double intake, double queue, double sandbox, double push) {
  static final Stages NONE = new Stages(0, 0, 0, 0);

  /** The median of each stage by itself. */
  static Stages medians(List<Stages> all) {
    return new Stages(
        median(all, Stages::intake),
        median(all, Stages::queue),
        median(all, Stages::sandbox),
        median(all, Stages::push));
  }

  private static double median(List<Stages> all, ToDoubleFunction<Stages> stage) {
    double[] sorted = all.stream().mapToDouble(stage).sorted().toArray();
    return Figures.at(sorted, 50);
  }
}

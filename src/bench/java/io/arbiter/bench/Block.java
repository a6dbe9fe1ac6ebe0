package io.arbiter.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One round: first the times to the verdict, one submission at a time, in milliseconds; then the
 * rate with several submissions at a time.
 */
record Block(double[] millis, Stages stages, double perSecond) {
  static final int ONE_BY_ONE = 200;
  static final int TOGETHER = 400;
  static final int IN_FLIGHT = 8;

  /** The number of judgements in a block. */
  static final int JUDGEMENTS = ONE_BY_ONE + TOGETHER;

  /** Judges a right solution once, and fails if the verdict is not that it is right. */
  interface Judge {
    Stages judge() throws Exception;
  }

  static Block of(Judge judge) throws Exception {
    double[] millis = new double[ONE_BY_ONE];
    List<Stages> stages = new ArrayList<>();
    for (int i = 0; i < ONE_BY_ONE; i++) {
      long start = System.nanoTime();
      stages.add(judge.judge());
      millis[i] = Figures.secondsSince(start) * 1000;
    }
    Arrays.sort(millis);
    return new Block(millis, Stages.medians(stages), rate(judge, TOGETHER));
  }

  /** The judgements a second, with {@link #IN_FLIGHT} at a time. */
  static double rate(Judge judge, int count) throws Exception {
    return Together.rate(IN_FLIGHT, count, _ -> judge.judge());
  }
}

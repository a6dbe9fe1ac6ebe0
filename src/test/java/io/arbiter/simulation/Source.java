package io.arbiter.simulation;

import java.util.Random;

/** The sources of the simulation's players. A source says how its judging ends. */
final class Source {
  private static final String HARMLESS = "# ";
  private static final String FAILING = "# fails the judge: ";
  private static final String KILLING = "# kills its worker: ";

  /** One of this many sources is not harmless. */
  private static final int RARE = 40;

  private Source() {}

  static String any(Random random, int number) {
    return (random.nextInt(RARE) == 0 ? FAILING : HARMLESS) + number;
  }

  static String killing(int number) {
    return KILLING + number;
  }

  static boolean isFailing(String source) {
    return source.startsWith(FAILING);
  }

  static boolean isKilling(String source) {
    return source.startsWith(KILLING);
  }

  /** Whether the verdict must not be JUDGE_ERROR. Of other sources, it must be JUDGE_ERROR. */
  static boolean isHarmless(String source) {
    return !isFailing(source) && !isKilling(source);
  }
}

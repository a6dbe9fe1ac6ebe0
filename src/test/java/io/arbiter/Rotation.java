package io.arbiter;

import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Says what runs today of the tests that cost seconds each: a third, another third each day. With
 * {@code -Dcases=all}, everything runs.
 */
public final class Rotation {
  private static final int DAYS = 3;
  private static final long TODAY = LocalDate.now(ZoneOffset.UTC).toEpochDay();

  private Rotation() {}

  /** Whether the test with this name runs today. */
  public static boolean isDue(String name) {
    return "all".equals(System.getProperty("cases"))
        || Math.floorMod(name.hashCode() + TODAY, DAYS) == 0;
  }
}

package io.arbiter;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Says what runs today of the tests that cost much: a third, another third each day; of a few cases
 * that are much alike, one. With {@code -Dcases=all}, everything runs.
 */
public final class Rotation {
  private static final int DAYS = 3;
  private static final boolean ALL = "all".equals(System.getProperty("cases"));
  private static final long TODAY = LocalDate.now(ZoneOffset.UTC).toEpochDay();

  private Rotation() {}

  /** Whether the test with this name runs today. */
  public static boolean isDue(String name) {
    return isDue(name.chars().sum());
  }

  /** Those of a few cases that run today: every third one, beginning with another each day. */
  public static <T> Stream<T> due(Stream<T> cases) {
    List<T> all = cases.toList();
    return IntStream.range(0, all.size()).filter(Rotation::isDue).mapToObj(all::get);
  }

  /** The case of today: one of these, the next one tomorrow. */
  public static <T> Stream<T> oneOf(List<T> cases) {
    return ALL ? cases.stream() : Stream.of(cases.get(Math.floorMod(TODAY, cases.size())));
  }

  private static boolean isDue(int number) {
    return ALL || Math.floorMod(number + TODAY, DAYS) == 0;
  }
}

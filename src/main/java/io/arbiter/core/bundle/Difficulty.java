package io.arbiter.core.bundle;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How hard a puzzle is, from easy to hard, with the default points. */
public enum Difficulty {
  ELEMENTARY(10),
  SIMPLE(20),
  MODERATE(40),
  CHALLENGING(80),
  SCIENTIFIC(160);

  private final int points;

  Difficulty(int points) {
    this.points = points;
  }

  public int points() {
    return points;
  }

  /** The rank from easy to hard, from 1; stored in the database. */
  public int level() {
    return ordinal() + 1;
  }

  /** The name in bundles and in the API. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Difficulty> of(String label) {
    return Arrays.stream(values()).filter(d -> d.label().equals(label)).findFirst();
  }
}

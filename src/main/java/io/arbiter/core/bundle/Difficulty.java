package io.arbiter.core.bundle;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How hard a puzzle is, from easy to hard, with the points it gives unless it says otherwise. */
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

  /** Its place from easy to hard, from 1; the database has the same. */
  public int level() {
    return ordinal() + 1;
  }

  /** The name as bundles and the API write it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Difficulty> of(String label) {
    return Arrays.stream(values()).filter(d -> d.label().equals(label)).findFirst();
  }
}

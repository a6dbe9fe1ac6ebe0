package io.arbiter.server.score;

import jakarta.enterprise.inject.spi.CDI;

/** The marks of the database of a {@code QuarkusTest}. */
public final class TestMarks {
  private TestMarks() {}

  /**
   * Marks that are closer than those of the process.
   *
   * @param step places from one mark to the next
   */
  public static StandingMarks every(int step) {
    return new StandingMarks(CDI.current().select(UpkeepQueries.class).get(), step);
  }
}

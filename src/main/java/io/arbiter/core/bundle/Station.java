package io.arbiter.core.bundle;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * A part of the way through the puzzles.
 *
 * @param name as the API has it: small letters, digits and hyphens
 * @param share of its puzzles, above 0 and at most 1, that opens the station after it
 * @param puzzles their slugs
 */
public record Station(String name, String title, BigDecimal share, List<String> puzzles) {
  public Station {
    puzzles = List.copyOf(puzzles);
  }

  /** How many of its puzzles are to be solved to open the station after it. */
  public int enough() {
    return share
        .multiply(BigDecimal.valueOf(puzzles.size()))
        .setScale(0, RoundingMode.CEILING)
        .intValueExact();
  }
}

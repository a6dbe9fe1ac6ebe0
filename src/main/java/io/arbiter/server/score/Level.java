package io.arbiter.server.score;

/**
 * The level of a player, which follows from the points of all time: the first from the beginning,
 * the second at 50 points, and each further one takes 50 points more than the one before took. So
 * they are reached at 0, 50, 150, 300, 500, … points.
 */
final class Level {
  private static final int STEP = 50;

  private Level() {}

  /** From 1. */
  static int of(long points) {
    int level = 1;
    while (points >= (long) STEP * level * (level + 1) / 2) {
      level++;
    }
    return level;
  }
}

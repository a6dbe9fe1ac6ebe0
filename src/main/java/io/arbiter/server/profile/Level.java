package io.arbiter.server.profile;

/**
 * The level of a player, computed from the points of all time. The second level needs 50 points.
 * Each further level needs 50 points more than the level before needed. So the levels begin at 0,
 * 50, 150, 300, 500, … points.
 */
final class Level {
  private static final int STEP = 50;

  private Level() {}

  /** The points at which a level begins. */
  static long start(int level) {
    return (long) STEP * level * (level - 1) / 2;
  }

  /** The level, from 1. */
  static int of(long points) {
    int level = 1;
    while (points >= start(level + 1)) {
      level++;
    }
    return level;
  }
}

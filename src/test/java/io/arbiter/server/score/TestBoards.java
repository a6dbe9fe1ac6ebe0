package io.arbiter.server.score;

import io.arbiter.core.listing.Page;
import io.arbiter.core.listing.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Boards, for the tests of scoring. */
public final class TestBoards {
  private TestBoards() {}

  /** The key of the board of a period at a time. */
  public static String key(String period, Instant at) {
    return Board.of(period, at).key();
  }

  /** A page of the standings of all time. */
  public static Page<Standings.Place> page(Standings standings, PageRequest request) {
    return standings.page(Board.ALL, request);
  }

  /** The first places of all time. */
  public static List<Standings.Place> first(Standings standings) {
    return page(standings, new PageRequest()).items();
  }

  /** The places of all time around a player's. */
  public static List<Standings.Place> around(Standings standings, UUID player, int radius) {
    return standings.around(Board.ALL, player, radius);
  }

  /** The places of a month from a rank on. */
  public static List<Standings.Place> ofMonth(
      Standings standings, Instant month, long rank, int limit) {
    return standings.pageFrom(Board.of("month", month), rank, limit).items();
  }

  /** The first places of a puzzle's board. */
  public static List<PuzzleBoards.Place> best(PuzzleBoards best, String slug, String measure) {
    return best.page(slug, measure, new PageRequest()).items();
  }
}

package io.arbiter.server.score;

/**
 * The parts of SQL with which ranks are counted. Each constant is a subquery to use in place of a
 * table.
 */
public final class MarkRelations {
  /** The marks of boards; {@code place} is the number of places above a mark. */
  public static final String MARKS =
      "(select board, loss, reached_at, player_id, place from standing_mark)";

  /** The moves that are not folded into the marks yet. */
  public static final String MOVES =
      "(select board, loss, reached_at, player_id, change from standing_move)";

  private MarkRelations() {}
}

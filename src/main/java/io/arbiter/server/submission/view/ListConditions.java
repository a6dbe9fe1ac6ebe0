package io.arbiter.server.submission.view;

import io.arbiter.core.judging.Verdict;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.query.SelectionQuery;
import org.jspecify.annotations.Nullable;

/**
 * The conditions of a request for a list of the submissions {@code s}. The query has a condition
 * only if the request has it, and compares the submissions' own columns with single values. So
 * PostgreSQL reads an index that has the submissions of the puzzle, player or verdict in the order
 * of the list, and not all submissions.
 */
final class ListConditions {
  private static final String PUZZLE =
      "s.puzzle_id = (select z.id from named_puzzle z where z.slug = :puzzle)";

  private static final String PLAYER =
      "s.player_id = (select n.id from shown_player n where lower(n.name) = lower(:player))";

  private final StringBuilder sql = new StringBuilder();
  private final Map<String, Object> values = new HashMap<>();

  /** Only those to the puzzle with this slug; null for all. */
  ListConditions puzzle(@Nullable String slug) {
    return require(PUZZLE, "puzzle", slug);
  }

  /** Only those of the player with this name, in any case; null for all. */
  ListConditions player(@Nullable String name) {
    return require(PLAYER, "player", name);
  }

  /** Only those of this player. */
  ListConditions playerId(UUID player) {
    return require("s.player_id = :playerId", "playerId", player);
  }

  /** Only those with this verdict; null for all. */
  ListConditions verdict(@Nullable Verdict verdict) {
    return require(
        "s.state = 'JUDGED' and s.verdict = :verdict",
        "verdict",
        verdict == null ? null : verdict.name());
  }

  /** Only those before this one. */
  ListConditions before(Optional<UUID> id) {
    return require("s.id < :before", "before", id.orElse(null));
  }

  private ListConditions require(String condition, String parameter, @Nullable Object value) {
    if (value != null) {
      sql.append("\n  and ").append(condition);
      values.put(parameter, value);
    }
    return this;
  }

  /** The conditions, each after an {@code and}. */
  String sql() {
    return sql.toString();
  }

  /** Sets the parameters of a query with these conditions. */
  <R> SelectionQuery<R> bind(SelectionQuery<R> query) {
    values.forEach((name, value) -> query.setParameter(name, value));
    return query;
  }
}

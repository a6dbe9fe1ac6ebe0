package io.arbiter.server.profile;

import io.arbiter.core.judging.Verdict;
import io.arbiter.server.database.Current;
import io.arbiter.server.profile.BadgeRules.Earned;
import io.arbiter.server.profile.PlayerRecord.DailySolution;
import io.arbiter.server.profile.PlayerRecord.Solution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The SQL of badges. */
@ApplicationScoped
@Transactional(TxType.SUPPORTS)
class BadgeStatements {
  private static final String STORED =
      """
      select b.kind, b.earned_at, v.slug, v.title from badge b
      left join published_version v on v.puzzle_id = b.puzzle_id
      where b.player_id = :player order by b.earned_at, b.kind
      """;

  private static final String SOLVED =
      """
      select f.puzzle_id, p.slug, v.difficulty, f.solved_at, count(s.id)
      from solved_puzzle f
      join named_puzzle p on p.id = f.puzzle_id
      left join published_version v on v.puzzle_id = f.puzzle_id
      left join judged_submission s on s.player_id = f.player_id and s.puzzle_id = f.puzzle_id
        and (s.submitted_at, s.id) < (f.solved_at, f.submission_id)
        and s.verdict <> all(:uncounted)
      where f.player_id = :player
      group by f.puzzle_id, f.submission_id, f.solved_at, p.slug, v.difficulty
      order by f.solved_at, f.submission_id
      """;

  /** No time zone is further from UTC than 18 hours. */
  private static final String ABOUT_DAILY =
      """
      select d.day, s.puzzle_id, s.submitted_at from puzzle_of_day d
      join judged_submission s on s.puzzle_id = d.puzzle_id
        and s.submitted_at >= (d.day - interval '18 hours') at time zone 'UTC'
        and s.submitted_at < (d.day + interval '42 hours') at time zone 'UTC'
      where s.player_id = :player and s.verdict = 'ACCEPTED'
      order by s.submitted_at, s.id
      """;

  private static final String ADD =
      """
      insert into badge (player_id, kind, earned_at, puzzle_id)
      select :player, b.kind, b.earned_at, b.puzzle_id
      from (select from present_player where id = :player for key share) kept,
        unnest(:kinds, :moments, :puzzles) b (kind, earned_at, puzzle_id)
      on conflict do nothing
      """;

  private final Session session;

  BadgeStatements(@Current Session session) {
    this.session = session;
  }

  /**
   * A badge that a player has been given.
   *
   * @param slug null if no puzzle earned it, or the puzzle is retired; likewise the title
   */
  record Stored(String kind, Instant at, @Nullable String slug, @Nullable String title) {}

  /** A player's badges, oldest first. */
  List<Stored> stored(UUID player) {
    return session
        .createNativeQuery(STORED, Stored.class)
        .setParameter("player", player)
        .getResultList();
  }

  /** The first solutions of the puzzles that a player has solved, oldest first. */
  List<Solution> solved(UUID player) {
    return session
        .createNativeQuery(SOLVED, Solution.class)
        .setParameter("player", player)
        .setParameter("uncounted", Verdict.UNCOUNTED.toArray(String[]::new))
        .getResultList();
  }

  /**
   * A player's accepted solutions of puzzles of the day that were sent on the puzzle's date in any
   * time zone, oldest first.
   */
  List<DailySolution> aboutDaily(UUID player) {
    return session
        .createNativeQuery(ABOUT_DAILY, DailySolution.class)
        .setParameter("player", player)
        .getResultList();
  }

  /**
   * Gives badges to a player who has an account. Badges that the player has are left as they are.
   */
  @Transactional
  void add(UUID player, Map<BadgeKind, Earned> badges) {
    List<BadgeKind> kinds = List.copyOf(badges.keySet());
    List<Earned> earned = kinds.stream().map(badges::get).toList();
    session
        .createNativeMutationQuery(ADD)
        .setParameter("player", player)
        .setParameter("kinds", kinds.stream().map(BadgeKind::name).toArray(String[]::new))
        .setParameter("moments", earned.stream().map(Earned::at).toArray(Instant[]::new))
        .setParameter("puzzles", earned.stream().map(Earned::puzzle).toArray(UUID[]::new))
        .executeUpdate();
  }

  @Transactional(TxType.MANDATORY)
  void deleteAllOf(UUID player) {
    session
        .createNativeMutationQuery("delete from badge where player_id = :player")
        .setParameter("player", player)
        .executeUpdate();
  }
}

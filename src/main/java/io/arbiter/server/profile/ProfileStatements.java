package io.arbiter.server.profile;

import io.arbiter.core.judging.Verdict;
import io.arbiter.server.database.Current;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** The SQL of profiles. */
@ApplicationScoped
@Transactional(TxType.SUPPORTS)
class ProfileStatements {
  private static final String SOLVED =
      """
      select v.slug, v.title, v.difficulty, g.points, g.solved_at
      from (select puzzle_id, sum(points)::int as points, min(gained_at) as solved_at
        from added_points g where g.player_id = :player group by puzzle_id) g
      join published_version v on v.puzzle_id = g.puzzle_id
      order by g.solved_at desc
      """;

  /** Counts from the index of the catalogue's order alone. */
  private static final String BY_LEVEL =
      "select v.level, count(*) from published_version v group by v.level";

  private static final String RECENT =
      """
      select s.id, p.slug, s.verdict, s.judged_at from ordinary_submission s
      join named_puzzle p on p.id = s.puzzle_id
      where s.player_id = :player and s.kind = 'SUBMISSION' and s.state = 'JUDGED'
      order by s.id desc limit :limit
      """;

  private final Session session;

  ProfileStatements(@Current Session session) {
    this.session = session;
  }

  /** The puzzles that a player has solved, newest first. */
  List<Profile.Solved> solved(UUID player) {
    return session
        .createNativeQuery(SOLVED, Profile.Solved.class)
        .setParameter("player", player)
        .getResultList();
  }

  private record Count(int level, long puzzles) {}

  /** The number of published puzzles, by the level of their difficulty. */
  Map<Integer, Long> puzzlesByLevel() {
    return session
        .createNativeQuery(BY_LEVEL, Count.class)
        .getResultStream()
        .collect(Collectors.toMap(Count::level, Count::puzzles));
  }

  private record Judged(UUID submission, String puzzle, String verdict, Instant judgedAt) {
    Profile.Recent shown() {
      return new Profile.Recent(submission, puzzle, Verdict.valueOf(verdict), judgedAt);
    }
  }

  /** The newest judged submissions of a player, newest first. */
  List<Profile.Recent> recent(UUID player, int limit) {
    return session
        .createNativeQuery(RECENT, Judged.class)
        .setParameter("player", player)
        .setParameter("limit", limit)
        .getResultList()
        .stream()
        .map(Judged::shown)
        .toList();
  }
}

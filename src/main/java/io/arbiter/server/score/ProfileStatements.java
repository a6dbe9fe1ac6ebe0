package io.arbiter.server.score;

import static io.arbiter.server.puzzle.PuzzleRelations.PUBLISHED_VERSIONS;
import static io.arbiter.server.puzzle.PuzzleRelations.PUZZLES;
import static io.arbiter.server.submission.SubmissionRelations.SUBMISSIONS;

import io.arbiter.core.judging.Verdict;
import io.arbiter.server.database.Current;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/** The SQL of profiles. */
@ApplicationScoped
@Transactional
class ProfileStatements {
  private static final String SOLVED =
      """
      select p.slug, v.title, s.points + coalesce((select sum(m.points) from improvement m
        where m.player_id = s.player_id and m.puzzle_id = s.puzzle_id), 0)::int as points,
        s.solved_at
      from solved s
      join %s p on p.id = s.puzzle_id
      join %s v on v.puzzle_id = p.id
      where s.player_id = :player order by s.solved_at desc
      """
          .formatted(PUZZLES, PUBLISHED_VERSIONS);

  private static final String RECENT =
      """
      select s.id, p.slug, s.verdict, s.judged_at from %s s
      join %s p on p.id = s.puzzle_id
      where s.player_id = :player and s.kind = 'SUBMISSION' and s.state = 'JUDGED'
      order by s.id desc limit :limit
      """
          .formatted(SUBMISSIONS, PUZZLES);

  private final Session session;

  ProfileStatements(@Current Session session) {
    this.session = session;
  }

  /** The puzzles that a player has solved, newest first. */
  List<ProfileResource.Solved> solved(UUID player) {
    return session
        .createNativeQuery(SOLVED, ProfileResource.Solved.class)
        .setParameter("player", player)
        .getResultList();
  }

  private record Judged(UUID submission, String puzzle, String verdict, Instant judgedAt) {
    ProfileResource.Activity activity() {
      return new ProfileResource.Activity(submission, puzzle, Verdict.valueOf(verdict), judgedAt);
    }
  }

  /** The newest judged submissions of a player, newest first. */
  List<ProfileResource.Activity> recent(UUID player, int limit) {
    return session
        .createNativeQuery(RECENT, Judged.class)
        .setParameter("player", player)
        .setParameter("limit", limit)
        .getResultList()
        .stream()
        .map(Judged::activity)
        .toList();
  }
}

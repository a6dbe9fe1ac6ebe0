package io.arbiter.server.submission;

import io.arbiter.server.player.ProfileVisibility;
import io.arbiter.server.player.Viewer;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who sees the attempts of a player: each submission, run and script with its verdict and times.
 * Every call, list and stream of other players' attempts reads them by this rule. Other viewers get
 * the answer to an unknown id, and lists without them.
 *
 * <ul>
 *   <li>The player and admins see all of them, with the source.
 *   <li>The author of a puzzle sees the submissions to it with the source, but those of a contest
 *       only when the contest is over; also runs in which the author's own code failed.
 *   <li>The owner of a contest sees its submissions without the source.
 *   <li>A teacher sees what belongs to an assignment of the class, by the calls of the class.
 *   <li>Comments of teachers on it are shown to the player and to the teachers of the same class,
 *       by calls of classes, and to nobody else, admins included.
 *   <li>A solution that its player has published is shown by the calls of publications.
 *   <li>Whoever knows the id of a visitor's run sees it, since nobody can guess the id.
 * </ul>
 *
 * <p>{@link ProfileVisibility} is the rule for all that others may see of a player, such as points
 * and solved puzzles.
 */
final class AttemptAccess {
  /** The submissions {@code s}, with the puzzle {@code p} and the contest {@code c}. */
  static final String SEEN =
      """
      (s.player_id is null or s.player_id = :viewer or :admin
        or p.author_id = :viewer and (s.kind = 'SUBMISSION'
          or s.kind = 'RUN' and s.contest_id is null and s.verdict = 'AUTHOR_ERROR')
        or c.owner_id = :viewer and s.kind in ('SUBMISSION', 'CONTEST'))
      """;

  private static final String NEWEST =
      """
          and o.id < :before
          and (cast(:puzzle as text) is null
            or o.puzzle_id = (select z.id from named_puzzle z where z.slug = :puzzle))
          and (cast(:verdict as text) is null or o.state = 'JUDGED' and o.verdict = :verdict)
        order by o.id desc limit :limit)
      """;

  /**
   * The newest ids that a viewer sees who is no admin: as {@link #SEEN}, but each part is read in
   * the order of an index, and runs in which the author's code failed are left to their own list.
   */
  static final String NEWEST_SEEN =
      """
      array(select id from (select o.id from submission o where o.player_id = :viewer
      """
          + NEWEST
          + """
           own
          union select n.id from named_puzzle a cross join lateral (
            select o.id from submission o where o.puzzle_id = a.id and o.kind = 'SUBMISSION'
          """
          + NEWEST
          + """
           n where a.author_id = :viewer
          union select n.id from named_contest e cross join lateral (
            select o.id from submission o where o.contest_id = e.id
              and o.kind in ('SUBMISSION', 'CONTEST')
          """
          + NEWEST
          + """
           n where e.owner_id = :viewer)
          """;

  private AttemptAccess() {}

  /** Whether a viewer who sees an attempt also sees its source and all that the source shows. */
  static boolean showsSource(Viewer viewer, @Nullable UUID player, @Nullable UUID author) {
    return player == null || viewer.seesAllOf(player) || viewer.is(author);
  }
}

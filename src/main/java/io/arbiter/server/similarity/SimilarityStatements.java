package io.arbiter.server.similarity;

import io.arbiter.server.database.Current;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/** The SQL that compares the solutions of a puzzle. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class SimilarityStatements {
  private static final String PAIRS =
      """
      with latest as (
        select id from (
          select distinct on (player_id) id from ordinary_submission
          where puzzle_id = :puzzle and kind = 'SUBMISSION' and verdict = 'ACCEPTED'
          order by player_id, id desc
        ) each order by id desc limit :solutions
      ), wanted as (
        select id from latest
      ), %s
      """;

  /** The latest solutions of others come along, since they show what many solutions have. */
  private static final String PAIRS_AMONG =
      """
      with wanted as (
        select unnest(cast(:among as uuid[])) as id
      ), others as (
        select id from (
          select distinct on (player_id) id from ordinary_submission
          where puzzle_id = (select puzzle_id from ordinary_submission w where w.id = :any)
            and kind = 'SUBMISSION' and verdict = 'ACCEPTED'
            and player_id not in (
              select player_id from ordinary_submission o where o.id in (select id from wanted)
                and o.player_id is not null)
          order by player_id, id desc
        ) each order by id desc limit :solutions
      ), latest as (
        select id from others union select id from wanted
      ), %s
      """;

  /** Compares the solutions of the relation {@code wanted}, which are in {@code latest} too. */
  private static final String COMPARED =
      """
      held as (
        select distinct f.submission_id, f.hash from fingerprint f
        join latest l on l.id = f.submission_id
      ), boundary as (
        select case when count(*) >= :players then least(count(*) / :share, :holders)
          else :holders end as holders from latest
      ), telling as (
        select submission_id, hash from (
          select *, count(*) over (partition by hash) as holders from held
        ) counted where holders <= (select holders from boundary)
      ), sized as (
        select submission_id, count(*) as size from telling
        where submission_id in (select id from wanted)
        group by submission_id having count(*) >= :least
      )
      select a.submission_id as one, b.submission_id as other,
        count(*)::float8 / least(s.size, t.size) as similarity
      from telling a join sized s on s.submission_id = a.submission_id
      join telling b on b.hash = a.hash and b.submission_id > a.submission_id
      join sized t on t.submission_id = b.submission_id
      group by a.submission_id, b.submission_id, s.size, t.size
      having count(*) >= :threshold * least(s.size, t.size)
      order by similarity desc, one, other limit :pairs
      """;

  private static final String ALL = PAIRS.formatted(COMPARED);
  private static final String AMONG = PAIRS_AMONG.formatted(COMPARED);

  private final Session session;

  SimilarityStatements(@Current Session session) {
    this.session = session;
  }

  /** The most similar pairs of a puzzle's solutions, the most similar first. */
  List<Pair> pairs(UUID puzzle, double threshold) {
    return compared(ALL, threshold).setParameter("puzzle", puzzle).getResultList();
  }

  /** The most similar pairs among these solutions of one puzzle, the most similar first. */
  List<Pair> pairsAmong(Set<UUID> solutions, double threshold) {
    return compared(AMONG, threshold)
        .setParameter("among", solutions.toArray(UUID[]::new))
        .setParameter("any", solutions.iterator().next())
        .getResultList();
  }

  private NativeQuery<Pair> compared(String sql, double threshold) {
    return session
        .createNativeQuery(sql, Pair.class)
        .setTimeout(Clusters.TIMEOUT_SECONDS)
        .setParameter("solutions", Clusters.MOST_SOLUTIONS)
        .setParameter("players", Clusters.BOILERPLATE_PLAYERS)
        .setParameter("share", Clusters.BOILERPLATE_SHARE)
        .setParameter("holders", Clusters.MOST_HOLDERS)
        .setParameter("least", Clusters.LEAST_FINGERPRINTS)
        .setParameter("threshold", threshold)
        .setParameter("pairs", Clusters.MOST_PAIRS);
  }

  List<Cluster.Member> members(List<UUID> submissions) {
    return session
        .createNativeQuery(
            """
            select p.name, s.id, s.submitted_at from ordinary_submission s
            join shown_player p on p.id = s.player_id where s.id = any(:ids)
            """,
            Cluster.Member.class)
        .setParameter("ids", submissions.toArray(UUID[]::new))
        .getResultList();
  }

  /**
   * The left and the right solution; empty unless both are submissions to one puzzle by different
   * players.
   */
  List<Evidence.Side> sides(UUID left, UUID right) {
    return session
        .createNativeQuery(
            """
            select p.name, s.id, s.submitted_at, s.source
            from ordinary_submission l
            join ordinary_submission r on r.puzzle_id = l.puzzle_id and r.player_id <> l.player_id
            join ordinary_submission s on s.id in (l.id, r.id)
            join shown_player p on p.id = s.player_id
            where l.id = :left and r.id = :right
              and l.kind = 'SUBMISSION' and r.kind = 'SUBMISSION'
            order by s.id = r.id
            """,
            Evidence.Side.class)
        .setParameter("left", left)
        .setParameter("right", right)
        .getResultList();
  }

  private record CommonLines(int leftFirst, int leftLast, int rightFirst, int rightLast) {
    Match match() {
      return new Match(
          new Match.Lines(leftFirst, leftLast), new Match.Lines(rightFirst, rightLast));
    }
  }

  /**
   * The common lines. If both sources have a fingerprint several times, the first one is matched
   * with the first, the second with the second, and so on.
   */
  List<Match> matches(UUID left, UUID right) {
    return session
        .createNativeQuery(
            """
            with place as (
              select *, row_number() over (
                partition by submission_id, hash order by first_line, last_line) as place
              from fingerprint f where submission_id in (:left, :right)
            )
            select l.first_line as left_first, l.last_line as left_last,
              r.first_line as right_first, r.last_line as right_last
            from place l join place r using (hash, place)
            where l.submission_id = :left and r.submission_id = :right
            order by l.first_line, r.first_line
            """,
            CommonLines.class)
        .setParameter("left", left)
        .setParameter("right", right)
        .getResultStream()
        .map(CommonLines::match)
        .toList();
  }
}

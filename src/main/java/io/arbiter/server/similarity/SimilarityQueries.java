package io.arbiter.server.similarity;

import io.arbiter.core.source.ProgrammingLanguage;
import io.arbiter.core.source.SourceCode;
import io.arbiter.server.database.Queries;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.processing.SQL;
import org.hibernate.query.SelectionQuery;

/** Queries that compare the solutions of a puzzle, and queries of fingerprints. */
interface SimilarityQueries extends Queries {
  /** Compares the solutions of the relation {@code wanted}, which are in {@code latest} too. */
  String COMPARED =
      """
      ), held as (
        select distinct f.submission_id, f.hash from fingerprint f
        join latest l on l.id = f.submission_id
      ), telling as (
        select submission_id, hash from (
          select *, count(*) over (partition by hash) as holders from held
        ) counted where holders <= (
      """
          + ("select case when count(*) < " + SimilarSolutions.BOILERPLATE_PLAYERS)
          + (" then " + SimilarSolutions.MOST_HOLDERS)
          + (" else least(count(*) / " + SimilarSolutions.BOILERPLATE_SHARE)
          + (", " + SimilarSolutions.MOST_HOLDERS + ") end from latest")
          + """
            )
          ), sized as (
            select submission_id, count(*) as size from telling
            where submission_id in (select id from wanted)
          """
          + ("group by submission_id having count(*) >= " + SimilarSolutions.LEAST_FINGERPRINTS)
          + """
          )
          select a.submission_id as one, b.submission_id as other,
            cast(count(*) as float8) / least(s.size, t.size) as similarity
          from telling a join sized s on s.submission_id = a.submission_id
          join telling b on b.hash = a.hash and b.submission_id > a.submission_id
          join sized t on t.submission_id = b.submission_id
          group by a.submission_id, b.submission_id, s.size, t.size
          having count(*) >= :threshold * least(s.size, t.size)
          order by similarity desc, one, other limit
          """
          + SimilarSolutions.MOST_PAIRS;

  /** The most similar pairs of a puzzle's solutions, the most similar first. */
  @SQL(
      """
      with latest as (
        select id from (
          select distinct on (player_id) id from ordinary_submission
          where puzzle_id = :puzzle and kind = 'SUBMISSION' and verdict = 'ACCEPTED'
          order by player_id, id desc
        ) each order by id desc limit
      """
          + SimilarSolutions.MOST_SOLUTIONS
          + "), wanted as (select id from latest"
          + COMPARED)
  SelectionQuery<SimilarSolutions.Pair> pairs(UUID puzzle, double threshold);

  /**
   * The most similar pairs among these solutions of one puzzle, the most similar first. The latest
   * solutions of others come along, since they show what many solutions have.
   */
  @SQL(
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
        ) each order by id desc limit
      """
          + SimilarSolutions.MOST_SOLUTIONS
          + "), latest as (select id from others union select id from wanted"
          + COMPARED)
  SelectionQuery<SimilarSolutions.Pair> pairsAmong(UUID[] among, UUID any, double threshold);

  @SQL(
      """
      select p.name, s.id, s.submitted_at from ordinary_submission s
      join shown_player p on p.id = s.player_id where s.id = any(:ids)
      """)
  List<SimilarSolutions.Cluster.Member> members(UUID[] ids);

  /**
   * The left and the right solution; empty unless both are submissions to one puzzle by different
   * players.
   */
  @SQL(
      """
      select p.name, s.id, s.submitted_at, s.source
      from ordinary_submission l
      join ordinary_submission r on r.puzzle_id = l.puzzle_id and r.player_id <> l.player_id
      join ordinary_submission s on s.id in (l.id, r.id)
      join shown_player p on p.id = s.player_id
      where l.id = :left and r.id = :right
        and l.kind = 'SUBMISSION' and r.kind = 'SUBMISSION'
      order by s.id = r.id
      """)
  List<SimilarSolutions.Evidence.Side> sides(UUID left, UUID right);

  /**
   * The common lines. If both sources have a fingerprint several times, the first one is matched
   * with the first, the second with the second, and so on.
   */
  @SQL(
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
      """)
  List<Match> matches(UUID left, UUID right);

  /** The newest solutions first, so a new one does not wait for many older ones. */
  String DUE =
      """
      with due as materialized (
        select submission_id from fingerprinting
        order by submission_id desc limit :most for update skip locked
      )
      select s.id, s.language, s.source from due join ordinary_submission s on s.id = due.submission_id
      """;

  @SQL("select count(*) from fingerprinting")
  CountRow waiting();

  record Waiting(UUID submission, String language, String source) {
    SourceCode code() {
      return new SourceCode(ProgrammingLanguage.of(language), source);
    }
  }

  /** The next solutions that wait for their fingerprints; locks them. */
  @SQL(DUE)
  List<Waiting> due(int most);

  /**
   * Stores the fingerprints of those of the submissions that wait for them. A solution that was
   * rejected and then accepted again has fingerprints already, which are deleted.
   *
   * @param ids the submission of each fingerprint
   */
  @SQL(
      """
      with locked as materialized (
        select submission_id from fingerprinting where submission_id = any(:submissions)
        order by submission_id for update
      ), awaited as (
        delete from fingerprinting f using locked l where f.submission_id = l.submission_id
        returning f.submission_id
      ), deleted as (
        delete from fingerprint where submission_id = any(array(select submission_id from awaited))
      ), inserted as (
        insert into fingerprint (submission_id, puzzle_id, hash, first_line, last_line)
        select s.id, s.puzzle_id, f.hash, f.first, f.last
        from unnest(:ids, :hashes, :firsts, :lasts) as f (id, hash, first, last)
        join awaited a on a.submission_id = f.id
        join ordinary_submission s on s.id = f.id
        returning submission_id
      )
      select count(*) from inserted
      """)
  CountRow store(UUID[] submissions, UUID[] ids, Long[] hashes, Integer[] firsts, Integer[] lasts);
}

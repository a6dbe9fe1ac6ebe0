package io.arbiter.server.publication;

import io.arbiter.server.database.Queries;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.processing.HQL;
import org.hibernate.annotations.processing.SQL;
import org.jspecify.annotations.Nullable;

/**
 * Queries of publications, votes and comments. Only admins see a publication whose submission a
 * rejudging has made wrong.
 */
interface PublicationQueries extends Queries {
  String SHOWN =
      """
      select b.id, b.submission_id, p.slug, b.category, b.votes, b.comments, b.hidden,
        pl.name, pl.profile_visibility,
        exists (select from vote v
          where v.publication_id = b.id and v.player_id = :viewer) as voted,
        s.source
      from publication b
      join named_puzzle p on p.id = b.puzzle_id
      join shown_player pl on pl.id = b.player_id
      join ordinary_submission s on s.id = b.submission_id
      where (b.hidden is null or :admin or b.player_id = :viewer)
        and (s.verdict = 'ACCEPTED' or :admin)
      """;

  String OF_PUZZLE =
      SHOWN
          + """
          and b.puzzle_id = :puzzle
          and (cast(:category as text) is null or b.category = :category)
          """;

  /** A vote for a publication, for the export of the player who voted. */
  record Vote(UUID publication, String puzzle) {}

  /** Publishes a submission under this id, or changes the category of its publication. */
  @SQL(
      """
      with published as (
        insert into publication (id, submission_id, puzzle_id, player_id, category)
        values (:id, :submission, :puzzle, :player, :category)
        on conflict (submission_id) do update set category = excluded.category
        returning id)
      select id from published
      """)
  IdRow publish(UUID id, UUID submission, UUID puzzle, UUID player, String category);

  /** Publications of a puzzle, most votes first; without a category, all of them. */
  @SQL(
      OF_PUZZLE
          + """
          and (cast(:after as uuid) is null or (b.votes, b.id) < (:votes, :after))
          order by b.votes desc, b.id desc limit :limit
          """)
  List<Publication> byVotes(
      UUID puzzle,
      @Nullable String category,
      int votes,
      @Nullable UUID after,
      int limit,
      UUID viewer,
      boolean admin);

  /** Publications of a puzzle, newest first; without a category, all of them. */
  @SQL(
      OF_PUZZLE
          + """
          and (cast(:after as uuid) is null or b.id < :after)
          order by b.id desc limit :limit
          """)
  List<Publication> byTime(
      UUID puzzle,
      @Nullable String category,
      @Nullable UUID after,
      int limit,
      UUID viewer,
      boolean admin);

  /** A random one of the newest publications without votes and comments, not the viewer's own. */
  @SQL(
      "select * from ("
          + SHOWN
          + """
          and b.puzzle_id = :puzzle and b.hidden is null and s.verdict = 'ACCEPTED'
          and b.votes = 0 and b.comments = 0 and b.player_id <> :viewer
          order by b.id desc limit :newest) r
          order by random() limit 1
          """)
  Optional<Publication> anyToReview(UUID puzzle, int newest, UUID viewer, boolean admin);

  /**
   * A random one of the newest publications of each puzzle that the viewer has solved: not the
   * viewer's own, and without the viewer's vote.
   */
  @SQL(
      SHOWN
          + """
          and b.id = (select c.id from solved_puzzle so cross join lateral (
              select r.id from publication r join ordinary_submission rs on rs.id = r.submission_id
              where r.puzzle_id = so.puzzle_id and r.hidden is null
                and rs.verdict = 'ACCEPTED' and r.player_id <> :viewer
                and not exists (select from vote v
                  where v.publication_id = r.id and v.player_id = :viewer)
              order by r.id desc limit :newest) c
            where so.player_id = :viewer
            order by random() limit 1)
          """)
  Optional<Publication> anyUnvoted(int newest, UUID viewer, boolean admin);

  @HQL(
      """
      insert into VoteEntity (publicationId, playerId) values (:publication, :player)
      on conflict do nothing
      """)
  int addVote(UUID publication, UUID player);

  @HQL("delete from VoteEntity where publicationId = :publication and playerId = :player")
  int removeVote(UUID publication, UUID player);

  @HQL(
      """
      select c.id, p.name, p.profileVisibility, c.text, c.hidden from CommentEntity c
      join ShownPlayer p on p.id = c.player
      where c.publication = :publication and (c.hidden is null or :admin = true or c.player = :viewer)
        and (cast(:after as uuid) is null or c.id > :after)
      order by c.id limit :limit
      """)
  List<Comments.Row> comments(
      UUID publication, @Nullable UUID after, int limit, UUID viewer, boolean admin);

  /** A player's publications before this one, newest first. */
  @HQL(
      """
      select b.id, b.submission, p.slug, b.category, b.votes, b.comments, b.hidden
      from PublicationEntity b join NamedPuzzle p on p.id = b.puzzle
      where b.player = :player and (cast(:before as uuid) is null or b.id < :before)
      order by b.id desc limit :limit
      """)
  List<Publication.Own> newestOf(UUID player, @Nullable UUID before, int limit);

  /** A player's publications after this id, by id. */
  @HQL(
      """
      select b.id, b.submission, p.slug, b.category, b.votes, b.hidden
      from PublicationEntity b join NamedPuzzle p on p.id = b.puzzle
      where b.player = :player and b.id > :after order by b.id limit :limit
      """)
  List<PublicationData.Published> publicationsOf(UUID player, UUID after, int limit);

  /** A player's comments after this one, oldest first. */
  @HQL(
      """
      select id, publication, text, hidden from CommentEntity
      where player = :player and id > :after order by id limit :limit
      """)
  List<PublicationData.Said> commentsOf(UUID player, UUID after, int limit);

  /** A player's votes after the one for this publication, by the publications' ids. */
  @HQL(
      """
      select v.publicationId, p.slug from VoteEntity v
      join PublicationEntity b on b.id = v.publicationId join NamedPuzzle p on p.id = b.puzzle
      where v.playerId = :player and v.publicationId > :after
      order by v.publicationId limit :limit
      """)
  List<Vote> votesOf(UUID player, UUID after, int limit);

  @HQL(
      """
      select b.id, b.submission, p.slug, pl.name, b.category, b.hidden
      from PublicationEntity b join NamedPuzzle p on p.id = b.puzzle
      join ShownPlayer pl on pl.id = b.player
      where b.hidden is not null and (cast(:before as uuid) is null or b.id < :before)
      order by b.id desc limit :limit
      """)
  List<Moderation.HiddenPublication> hiddenPublications(@Nullable UUID before, int limit);

  @HQL(
      """
      select c.id, c.publication, p.slug, pl.name, c.text, c.hidden
      from CommentEntity c join PublicationEntity b on b.id = c.publication
      join NamedPuzzle p on p.id = b.puzzle join ShownPlayer pl on pl.id = c.player
      where c.hidden is not null and (cast(:before as uuid) is null or c.id < :before)
      order by c.id desc limit :limit
      """)
  List<Moderation.HiddenComment> hiddenComments(@Nullable UUID before, int limit);

  /**
   * Locks the publications that the player has published, voted for or commented on. The order is
   * by id, so that two deletions at the same time do not deadlock.
   */
  @SQL(
      """
      select id from publication where id in (
        select id from publication where player_id = :player
        union select publication_id from vote where player_id = :player
        union select publication_id from publication_comment where player_id = :player)
      order by id for update
      """)
  List<IdRow> lockTouched(UUID player);

  /**
   * Removes everything of a player: votes, comments, and publications with the votes and comments
   * of others. Reduces the counts of other players' publications.
   *
   * @param touched the result of {@link #lockTouched}
   */
  @SQL(
      """
      with touched as (
        select id, player_id = :player as own from publication where id = any(:touched)
      ), votes as (
        delete from vote v using touched t
        where v.publication_id = t.id and (t.own or v.player_id = :player)
        returning v.publication_id as id
      ), comments as (
        delete from publication_comment c using touched t
        where c.publication_id = t.id and (t.own or c.player_id = :player)
        returning c.publication_id as id
      ), own as (
        delete from publication b using touched t where b.id = t.id and t.own
      ), others as (
        update publication b set
          votes = b.votes - (select count(*) from votes v where v.id = b.id),
          comments = b.comments - (select count(*) from comments c where c.id = b.id)
        from touched t where b.id = t.id and not t.own returning b.id
      )
      select count(*) from others
      """)
  CountRow remove(UUID[] touched, UUID player);
}

package io.arbiter.server.puzzle;

import io.arbiter.server.database.Queries;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.processing.HQL;
import org.hibernate.annotations.processing.SQL;
import org.jspecify.annotations.Nullable;

/** Queries of puzzles, versions, test sets and pictures. */
interface PuzzleQueries extends Queries {
  record Known(int number, VersionState state) {}

  /** A version, and who sent its puzzle first; null for a shipped puzzle. */
  record AuthoredVersion(@Nullable UUID author, VersionEntity version) {}

  /** A picture of a version, without the folder in its name. */
  record Picture(String name, byte[] content) {}

  record Content(byte[] bytes) {}

  /** A player with the role author. */
  record Writer(UUID id, String name) {}

  @HQL(
      """
      insert into PuzzleEntity (id, slug, authorId) values (:id, :slug, :author)
      on conflict do nothing
      """)
  int addPuzzle(UUID id, String slug, @Nullable UUID author);

  /** The version of a puzzle that has the files with this hash. */
  @HQL(
      """
      select v.number, v.state from PuzzleEntity p join VersionEntity v on v.puzzleId = p.id
      where p.slug = :slug and v.hash = :hash
      """)
  Optional<Known> find(String slug, String hash);

  /** The number that the next draft of a locked puzzle gets. */
  @HQL("select coalesce(max(number), 0) + 1 from VersionEntity where puzzleId = :puzzle")
  int nextNumber(UUID puzzle);

  /** Adds a test set, unless it exists already. */
  @HQL("insert into TestSetEntity (hash, content) values (:hash, :content) on conflict do nothing")
  int addTestSet(String hash, byte[] content);

  /** Puts all test sets into the outbox. */
  @SQL(
      "insert into record_to_send (topic, key, payload) select :topic, hash, content from test_set")
  int sendTestSets(String topic);

  /** Adds the pictures of a new version: a JSON array of {@link Drafts.Picture}. */
  @SQL(
      """
      with pictures as (
        select * from json_to_recordset(cast(:pictures as json))
          as p (name text, hash text, content text)
      ), added as (
        insert into media (hash, content) select hash, decode(content, 'base64') from pictures
        on conflict do nothing
      ), named as (
        insert into version_media (puzzle_id, number, name, hash)
        select :puzzle, :number, name, hash from pictures returning name
      )
      select count(*) from named
      """)
  CountRow addPictures(UUID puzzle, int number, String pictures);

  @HQL("select language from TranslationEntity where puzzleId = :puzzle and number = :number")
  List<String> translations(UUID puzzle, int number);

  /** The version of a puzzle with a number, or without a number the published version. */
  @HQL(
      """
      select p.authorId, v from PuzzleEntity p join VersionEntity v on v.puzzleId = p.id
      where p.slug = :slug
        and (v.number = :number or cast(:number as Integer) is null and v.state = :published)
      """)
  Optional<AuthoredVersion> findVersion(
      String slug, @Nullable Integer number, VersionState published);

  @HQL("update PuzzleEntity set attempts = :attempts, solvedBy = :solvedBy where id = :puzzle")
  int setTotals(UUID puzzle, long attempts, long solvedBy);

  /** Adds to the totals of puzzles; what belongs together is at the same place. */
  @SQL(
      """
      update puzzle p set attempts = p.attempts + a.attempts,
        solved_by = p.solved_by + a.solved_by
      from unnest(:puzzles, :attempts, :solvedBy) a (puzzle_id, attempts, solved_by)
      where p.id = a.puzzle_id
      """)
  int addTotals(UUID[] puzzles, Long[] attempts, Long[] solvedBy);

  @SQL(
      """
      select hash from version_media
      where puzzle_id = :puzzle and number = :number and name = :name
      """)
  Optional<TextRow> pictureHash(UUID puzzle, int number, String name);

  @SQL("select content from media where hash = :hash")
  Content pictureContent(String hash);

  @SQL(
      """
      select m.name, c.content from puzzle p
      join version_media m on m.puzzle_id = p.id and m.number = :number
      join media c on c.hash = m.hash
      where p.slug = :slug
      """)
  List<Picture> pictures(String slug, int number);

  @HQL(
      """
      select p.slug, v.number, v.title, v.shownState, v.hash, v.createdAt, v.publishedAt,
        v.functionName, v.limits, v.validation, v.report
      from PuzzleEntity p join VersionEntity v on v.puzzleId = p.id
      where p.slug = :slug and v.number = :number
      """)
  Optional<AuthoredPuzzles.Version> version(String slug, int number);

  @HQL(
      """
      select v.number, v.title, v.shownState, v.hash, v.createdAt, v.publishedAt, v.strength,
        v.validation
      from PuzzleEntity p join VersionEntity v on v.puzzleId = p.id
      where p.slug = :slug and (cast(:before as Integer) is null or v.number < :before)
      order by v.number desc limit :limit
      """)
  List<AuthoredPuzzles.Listed> versions(String slug, @Nullable Integer before, int limit);

  /** The puzzles of an author, or of all authors, by slug, with their newest versions. */
  @HQL(
      """
      select p.slug, v.title, (select o.number from VersionEntity o
          where o.puzzleId = p.id and o.state = :published), v.number, v.shownState
      from PuzzleEntity p join VersionEntity v on v.puzzleId = p.id
      where v.number = (select max(o.number) from VersionEntity o where o.puzzleId = p.id)
        and (cast(:author as uuid) is null or p.authorId = :author
          or p.id in (select c.puzzleId from CoAuthorEntity c where c.playerId = :author))
        and (:after is null or p.slug > :after)
      order by p.slug limit :limit
      """)
  List<AuthoredPuzzles.Puzzle> authored(
      VersionState published, @Nullable UUID author, @Nullable String after, int limit);

  @HQL(
      """
      select cast(v.review as String), v.reviewText, a.name
      from PuzzleEntity p join VersionEntity v on v.puzzleId = p.id
      left join PresentPlayer a on a.id = v.reviewBy
      where p.slug = :slug and v.number = :number and p.authorId is not null
      """)
  Optional<Reviews.Review> review(String slug, int number);

  /** The versions that a player may review: the player neither writes them nor has asked. */
  @HQL(
      """
      select p.slug, v.number, v.title, v.reviewText, a.name
      from VersionEntity v join PuzzleEntity p on p.id = v.puzzleId
      left join PresentPlayer a on a.id = v.reviewBy
      where v.review = 'REQUESTED' and v.state = 'VALIDATED'
        and p.authorId <> :reviewer and v.reviewBy is distinct from :reviewer
        and not exists (select 1 from CoAuthorEntity c
          where c.puzzleId = p.id and c.playerId = :reviewer)
      order by p.slug, v.number limit 100
      """)
  List<Reviews.Waiting> waitingReviews(UUID reviewer);

  @HQL("select slug, createdAt from PuzzleEntity where authorId = :author order by slug")
  List<PuzzleData.Written> written(UUID author);

  /** Notes that a player has looked at a hint. Does nothing if that is noted already. */
  @SQL(
      """
      insert into hint_taken (puzzle_id, number, player_id)
      select p.id, :number, :player
      from (select from present_player where id = :player for key share) kept, puzzle p
      where p.slug = :slug
      on conflict do nothing
      """)
  int noteHint(UUID player, String slug, int number);

  /** The hints that a player has looked at, oldest first. */
  @HQL(
      """
      select p.slug, h.number, h.takenAt
      from TakenHintEntity h join PuzzleEntity p on p.id = h.puzzleId
      where h.playerId = :player order by h.takenAt, p.slug, h.number
      """)
  List<PuzzleData.TakenHint> hintsOf(UUID player);

  @HQL("delete from TakenHintEntity where playerId = :player")
  int removeHints(UUID player);

  @HQL("select name from PresentPlayer where id = :player")
  Optional<String> playerName(UUID player);

  @HQL(
      """
      select p.name from CoAuthorEntity c join PresentPlayer p on p.id = c.playerId
      where c.puzzleId = :puzzle order by lower(p.name)
      """)
  List<String> coAuthors(UUID puzzle);

  /** The authors with these names, which are in small letters. */
  @SQL(
      """
      select id, name from present_player
      where lower(name) = any(:names) and 'author' = any(roles) for key share
      """)
  List<Writer> writers(String[] names);

  @HQL("delete from CoAuthorEntity where puzzleId = :puzzle")
  int removeCoAuthors(UUID puzzle);

  @SQL("insert into puzzle_co_author (puzzle_id, player_id) select :puzzle, unnest(:players)")
  int addCoAuthors(UUID puzzle, UUID[] players);

  @HQL("delete from CoAuthorEntity where playerId = :player")
  int removeCoAuthor(UUID player);
}

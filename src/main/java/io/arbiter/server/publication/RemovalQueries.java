package io.arbiter.server.publication;

import io.arbiter.server.database.Queries;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.processing.SQL;

/** Queries that remove a player's publications, comments and votes. */
interface RemovalQueries extends Queries {
  /**
   * Removes everything of a player. The player's own publications are removed with the votes for
   * them and the comments by others.
   */
  default void remove(UUID player) {
    UUID[] touched =
        lockTouched(player).stream().map(PublicationQueries.Id::value).toArray(UUID[]::new);
    removeVotes(touched, player);
    removeComments(touched, player);
    removePublications(touched, player);
    countAgain(touched, player);
  }

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
  List<PublicationQueries.Id> lockTouched(UUID player);

  /** Also the votes for the player's publications. */
  @SQL(
      """
      delete from vote v using publication b where b.id = any(:touched)
        and v.publication_id = b.id and :player in (b.player_id, v.player_id)
      """)
  int removeVotes(UUID[] touched, UUID player);

  /** Also the comments on the player's publications. */
  @SQL(
      """
      delete from publication_comment c using publication b where b.id = any(:touched)
        and c.publication_id = b.id and :player in (b.player_id, c.player_id)
      """)
  int removeComments(UUID[] touched, UUID player);

  @SQL("delete from publication where id = any(:touched) and player_id = :player")
  int removePublications(UUID[] touched, UUID player);

  /** The votes and comments of other players' publications. */
  @SQL(
      """
      update publication b set
        votes = (select count(*) from vote v where v.publication_id = b.id),
        comments = (select count(*) from publication_comment c where c.publication_id = b.id)
      where b.id = any(:touched) and b.player_id <> :player
      """)
  int countAgain(UUID[] touched, UUID player);
}

package io.arbiter.server.publication;

import io.arbiter.server.database.Column;
import io.arbiter.server.database.Current;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/** The SQL that removes a player's publications, comments and votes. */
@ApplicationScoped
public class RemovalStatements {
  private static final String LOCK_TOUCHED =
      """
      select id from publication where id in (
        select id from publication where player_id = :player
        union select publication_id from vote where player_id = :player
        union select publication_id from publication_comment where player_id = :player)
      order by id for update
      """;

  /** Also the votes for the player's publications. */
  private static final String REMOVE_VOTES =
      """
      delete from vote v using publication b where b.id = any(:touched)
        and v.publication_id = b.id and :player in (b.player_id, v.player_id)
      """;

  /** Also the comments on the player's publications. */
  private static final String REMOVE_COMMENTS =
      """
      delete from publication_comment c using publication b where b.id = any(:touched)
        and c.publication_id = b.id and :player in (b.player_id, c.player_id)
      """;

  private static final String REMOVE_PUBLICATIONS =
      "delete from publication where id = any(:touched) and player_id = :player";

  /** The votes and comments of other players' publications. */
  private static final String COUNT_AGAIN =
      """
      update publication b set
        votes = (select count(*) from vote v where v.publication_id = b.id),
        comments = (select count(*) from publication_comment c where c.publication_id = b.id)
      where b.id = any(:touched) and b.player_id <> :player
      """;

  private final Session session;

  RemovalStatements(@Current Session session) {
    this.session = session;
  }

  /**
   * Removes everything of a player. The player's own publications are removed with the votes for
   * them and the comments by others.
   */
  public void remove(UUID player) {
    List<UUID> touched = lockTouched(player);
    change(REMOVE_VOTES, touched, player);
    change(REMOVE_COMMENTS, touched, player);
    change(REMOVE_PUBLICATIONS, touched, player);
    change(COUNT_AGAIN, touched, player);
  }

  /**
   * Locks the publications that the player has published, voted for or commented on. The order is
   * by id, so that two deletions at the same time do not deadlock.
   */
  private List<UUID> lockTouched(UUID player) {
    return Column.query(session, LOCK_TOUCHED, UUID.class)
        .setParameter("player", player)
        .getResultList();
  }

  private void change(String sql, List<UUID> touched, UUID player) {
    session
        .createNativeMutationQuery(sql)
        .setParameter("touched", touched.toArray(UUID[]::new))
        .setParameter("player", player)
        .executeUpdate();
  }
}

package io.arbiter.server.player.audit;

import io.arbiter.core.json.Codec;
import io.arbiter.server.database.Queries;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.processing.SQL;
import org.jspecify.annotations.Nullable;

interface AuditQueries extends Queries {
  /** What an export has of an entry about its player. */
  record About(UUID id, Instant at, AdminAction.Kind action, Object detail) {
    About(UUID id, String action, String detail) {
      this(
          id,
          AuditEntry.time(id),
          AdminAction.Kind.valueOf(action),
          Codec.fromJson(detail, Object.class));
    }
  }

  @SQL(
      """
      insert into audit_entry (id, actor_id, action, subject, player_id, detail)
      values (:id, :actor, :action, :subject, :about, cast(:detail as json))
      """)
  int add(UUID id, UUID actor, String action, String subject, @Nullable UUID about, String detail);

  /**
   * Entries before this one, newest first.
   *
   * @param everything whether the entries of all subjects are listed
   * @param since the first id, or null
   * @param until the id before which the entries are, or null
   */
  @SQL(
      """
      select e.id, e.actor_id, a.name, e.action, e.subject, e.player_id, p.name as about, e.detail
      from audit_entry e
      join shown_player a on a.id = e.actor_id
      left join shown_player p on p.id = e.player_id
      where (cast(:actor as uuid) is null or e.actor_id = :actor)
        and (cast(:action as text) is null or e.action = :action)
        and (:everything or e.subject = any(:subjects))
        and (cast(:since as uuid) is null or e.id >= :since)
        and (cast(:until as uuid) is null or e.id < :until)
        and (cast(:after as uuid) is null or e.id < :after)
      order by e.id desc limit :limit
      """)
  List<AuditEntry> list(
      @Nullable UUID actor,
      @Nullable String action,
      boolean everything,
      String[] subjects,
      @Nullable UUID since,
      @Nullable UUID until,
      @Nullable UUID after,
      int limit);

  /** The entries about a player after this id, oldest first, without their actors. */
  @SQL(
      """
      select id, action, detail from audit_entry
      where player_id = :player and id > :after order by id limit :limit
      """)
  List<About> about(UUID player, UUID after, int limit);

  /** Empties the details of the entries about a player. The ids stay. */
  @SQL("update audit_entry set detail = '{}' where player_id = :player")
  int empty(UUID player);
}

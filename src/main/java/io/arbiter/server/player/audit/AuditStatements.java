package io.arbiter.server.player.audit;

import com.fasterxml.uuid.impl.UUIDUtil;
import io.arbiter.server.database.Current;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The SQL of the log. */
@ApplicationScoped
class AuditStatements {
  private static final String LIST =
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
      """;

  private final Session session;

  AuditStatements(@Current Session session) {
    this.session = session;
  }

  void insert(UUID id, UUID actor, AdminAction action, String detail) {
    session
        .createNativeMutationQuery(
            """
            insert into audit_entry (id, actor_id, action, subject, player_id, detail)
            values (:id, :actor, :action, :subject, :about, cast(:detail as json))
            """)
        .setParameter("id", id)
        .setParameter("actor", actor)
        .setParameter("action", action.kind().name())
        .setParameter("subject", action.subject())
        .setParameter("about", action.about(), UUID.class)
        .setParameter("detail", detail)
        .executeUpdate();
  }

  private record Row(
      UUID id,
      UUID actor,
      @Nullable String actorName,
      String action,
      String subject,
      @Nullable UUID about,
      @Nullable String aboutName,
      String detail) {
    AuditEntry entry() {
      return new AuditEntry(
          id,
          Instant.ofEpochMilli(UUIDUtil.extractTimestamp(id)),
          new AuditEntry.Person(actor, actorName),
          AdminAction.Kind.valueOf(action),
          subject,
          about == null ? null : new AuditEntry.Person(about, aboutName),
          detail);
    }
  }

  /** Entries before this one, newest first. */
  List<AuditEntry> list(AuditFilter filter, @Nullable UUID after, int limit) {
    AdminAction.@Nullable Kind action = filter.action();
    return session
        .createNativeQuery(LIST, Row.class)
        .setParameter("actor", filter.actor(), UUID.class)
        .setParameter("action", action == null ? null : action.name(), String.class)
        .setParameter("everything", filter.subjects().isEmpty())
        .setParameter("subjects", filter.subjects().toArray(String[]::new))
        .setParameter("since", firstId(filter.since()), UUID.class)
        .setParameter("until", firstId(filter.until()), UUID.class)
        .setParameter("after", after, UUID.class)
        .setParameter("limit", limit)
        .getResultStream()
        .map(Row::entry)
        .toList();
  }

  /** The smallest id of an entry at this millisecond: ids begin with the time in milliseconds. */
  private static @Nullable UUID firstId(@Nullable Instant at) {
    return at == null ? null : new UUID(at.toEpochMilli() << Short.SIZE, 0);
  }

  /** An entry about a player. */
  record About(UUID id, String action, String detail) {}

  /** The entries about a player after this id, oldest first. */
  List<About> about(UUID player, UUID after, int limit) {
    return session
        .createNativeQuery(
            """
            select id, action, detail from audit_entry
            where player_id = :player and id > :after order by id limit :limit
            """,
            About.class)
        .setParameter("player", player)
        .setParameter("after", after)
        .setParameter("limit", limit)
        .getResultList();
  }

  void empty(UUID player) {
    session
        .createNativeMutationQuery("update audit_entry set detail = '{}' where player_id = :player")
        .setParameter("player", player)
        .executeUpdate();
  }
}

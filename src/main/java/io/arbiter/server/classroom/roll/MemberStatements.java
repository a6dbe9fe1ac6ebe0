package io.arbiter.server.classroom.roll;

import io.arbiter.server.database.Column;
import io.arbiter.server.database.Current;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/** The SQL of members. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class MemberStatements {
  private static final String LIST =
      """
      select p.name, m.joined_at from classroom_member m join shown_player p on p.id = m.player_id
      where m.classroom_id = :id order by lower(p.name)
      """;

  private static final String INVITATION =
      """
      select c.id, c.name, t.name as teacher,
        c.teacher_id = :player or exists (select from classroom_member m
          where m.classroom_id = c.id and m.player_id = :player) as seated
      from classroom c join shown_player t on t.id = c.teacher_id
      where c.code = :code and c.archived_at is null
      """;

  private static final String LOCK =
      """
      select teacher_id as teacher, archived_at is not null as archived
      from classroom where id = :id and code = :code for no key update
      """;

  private static final String FIND =
      """
      select p.id from classroom_member m join shown_player p on p.id = m.player_id
      where m.classroom_id = :id and lower(p.name) = lower(:name)
      """;

  private final Session session;

  MemberStatements(@Current Session session) {
    this.session = session;
  }

  List<Member> list(UUID classroom) {
    return session
        .createNativeQuery(LIST, Member.class)
        .setParameter("id", classroom)
        .getResultList();
  }

  Optional<Members.Invitation> invitation(UUID player, JoinCode code) {
    return session
        .createNativeQuery(INVITATION, Members.Invitation.class)
        .setParameter("player", player)
        .setParameter("code", code.text())
        .uniqueResultOptional();
  }

  /** What decides whether a player may join. */
  record Joined(UUID teacher, boolean archived) {}

  /** Locks a class until the transaction ends; empty if its code is another. */
  Optional<Joined> lock(UUID classroom, JoinCode code) {
    return session
        .createNativeQuery(LOCK, Joined.class)
        .setParameter("id", classroom)
        .setParameter("code", code.text())
        .uniqueResultOptional();
  }

  boolean isMember(UUID classroom, UUID player) {
    return Column.query(
                session,
                "select count(*) from classroom_member where classroom_id = :id and player_id ="
                    + " :player",
                Long.class)
            .setParameter("id", classroom)
            .setParameter("player", player)
            .getSingleResult()
        > 0;
  }

  /** The number of members. After {@link #lock} nobody else joins. */
  long count(UUID classroom) {
    return Column.query(
            session, "select count(*) from classroom_member where classroom_id = :id", Long.class)
        .setParameter("id", classroom)
        .getSingleResult();
  }

  void add(UUID classroom, UUID player) {
    session
        .createNativeMutationQuery(
            "insert into classroom_member (classroom_id, player_id) values (:id, :player)")
        .setParameter("id", classroom)
        .setParameter("player", player)
        .executeUpdate();
  }

  /** The member with this name, in any case. */
  Optional<UUID> find(UUID classroom, String name) {
    return Column.query(session, FIND, UUID.class)
        .setParameter("id", classroom)
        .setParameter("name", name)
        .uniqueResultOptional();
  }

  void remove(UUID classroom, UUID player) {
    session
        .createNativeMutationQuery(
            "delete from classroom_member where classroom_id = :id and player_id = :player")
        .setParameter("id", classroom)
        .setParameter("player", player)
        .executeUpdate();
  }
}

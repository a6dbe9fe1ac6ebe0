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

/** The SQL of classes, for their teachers. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class ClassStatements {
  private static final String SELECT =
      """
      select c.id, c.name, t.name as teacher, s.teaches,
        (select count(*) from classroom_member m where m.classroom_id = c.id) as members,
        c.created_at, c.archived_at
      from %s s
      join classroom c on c.id = s.id
      join shown_player t on t.id = c.teacher_id
      """
          .formatted(SeatStatements.SEATS);

  private static final String LIST =
      SELECT
          + """
          where cast(:after as uuid) is null or c.id < :after order by c.id desc limit :limit
          """;

  private static final String ADD =
      """
      insert into classroom (teacher_id, name, code)
      select :teacher, :name, :code
      where (select count(*) from classroom where teacher_id = :teacher) < :most
      returning id
      """;

  private static final String KEPT =
      """
      select k.id, k.name, k.teaches, k.since from (
        select id, name, true as teaches, created_at as since from classroom
          where teacher_id = :player
        union all
        select c.id, c.name, false, m.joined_at from classroom_member m
          join classroom c on c.id = m.classroom_id
          where m.player_id = :player
      ) k
      where k.id > :after order by k.id limit :limit
      """;

  private final Session session;

  ClassStatements(@Current Session session) {
    this.session = session;
  }

  /** Adds a class, unless the teacher has so many. The caller holds the teacher's lock. */
  Optional<UUID> add(UUID teacher, String name, JoinCode code, int most) {
    return Column.query(session, ADD, UUID.class)
        .setParameter("teacher", teacher)
        .setParameter("name", name)
        .setParameter("code", code.text())
        .setParameter("most", most)
        .uniqueResultOptional();
  }

  /** The classes in which a player has a seat, the newest first. */
  List<ClassSummary> list(UUID player, Optional<UUID> after, int limit) {
    return session
        .createNativeQuery(LIST, ClassSummary.class)
        .setParameter("player", player)
        .setParameter("after", after.orElse(null), UUID.class)
        .setParameter("limit", limit)
        .getResultList();
  }

  Optional<ClassSummary> find(UUID classroom, UUID player) {
    return session
        .createNativeQuery(SELECT + "where c.id = :id", ClassSummary.class)
        .setParameter("player", player)
        .setParameter("id", classroom)
        .uniqueResultOptional();
  }

  /** A player's classes after this id, whatever the player's roles are. */
  List<Classes.Kept> kept(UUID player, UUID after, int limit) {
    return session
        .createNativeQuery(KEPT, Classes.Kept.class)
        .setParameter("player", player)
        .setParameter("after", after)
        .setParameter("limit", limit)
        .getResultList();
  }

  JoinCode code(UUID classroom) {
    return new JoinCode(
        Column.query(session, "select code from classroom where id = :id", String.class)
            .setParameter("id", classroom)
            .getSingleResult());
  }

  void rename(UUID classroom, String name) {
    session
        .createNativeMutationQuery("update classroom set name = :name where id = :id")
        .setParameter("name", name)
        .setParameter("id", classroom)
        .executeUpdate();
  }

  void setCode(UUID classroom, JoinCode code) {
    session
        .createNativeMutationQuery("update classroom set code = :code where id = :id")
        .setParameter("code", code.text())
        .setParameter("id", classroom)
        .executeUpdate();
  }

  void archive(UUID classroom) {
    session
        .createNativeMutationQuery("update classroom set archived_at = now() where id = :id")
        .setParameter("id", classroom)
        .executeUpdate();
  }

  /** Members and assignments go with it. */
  void delete(UUID classroom) {
    session
        .createNativeMutationQuery("delete from classroom where id = :id")
        .setParameter("id", classroom)
        .executeUpdate();
  }

  void deleteAllOf(UUID player) {
    session
        .createNativeMutationQuery("delete from classroom where teacher_id = :player")
        .setParameter("player", player)
        .executeUpdate();
    session
        .createNativeMutationQuery("delete from classroom_member where player_id = :player")
        .setParameter("player", player)
        .executeUpdate();
  }
}

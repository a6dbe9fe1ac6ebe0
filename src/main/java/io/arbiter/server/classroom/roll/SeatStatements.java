package io.arbiter.server.classroom.roll;

import io.arbiter.server.database.Column;
import io.arbiter.server.database.Current;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/** The SQL of seats. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class SeatStatements {
  /**
   * The classes in which {@code :player} has a seat, by {@code id}. Whoever has lost the role has
   * no seat as a teacher any more.
   */
  static final String SEATS =
      """
      (select c.id, true as teaches from classroom c join present_player t on t.id = c.teacher_id
        where c.teacher_id = :player and t.roles && '{teacher,admin}'
        union all
        select classroom_id, false from classroom_member where player_id = :player)\
      """;

  private static final String FIND =
      """
      select c.id, c.name, cast(:player as uuid) as player, s.teaches, c.archived_at
      from %s s join classroom c on c.id = s.id
      where s.id = :id
      """
          .formatted(SEATS);

  private final Session session;

  SeatStatements(@Current Session session) {
    this.session = session;
  }

  Optional<Seat> find(UUID classroom, UUID player) {
    return session
        .createNativeQuery(FIND, Seat.class)
        .setParameter("id", classroom)
        .setParameter("player", player)
        .uniqueResultOptional();
  }

  /** How many seats a player has. */
  long count(UUID player) {
    return Column.query(session, "select count(*) from " + SEATS + " s", Long.class)
        .setParameter("player", player)
        .getSingleResult();
  }

  /** Locks a class until the transaction ends, if there is such a class. */
  void lock(UUID classroom) {
    Column.query(session, "select id from classroom where id = :id for no key update", UUID.class)
        .setParameter("id", classroom)
        .uniqueResult();
  }
}

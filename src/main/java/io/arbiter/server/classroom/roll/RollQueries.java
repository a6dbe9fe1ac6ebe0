package io.arbiter.server.classroom.roll;

import io.arbiter.server.database.Queries;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.processing.SQL;
import org.jspecify.annotations.Nullable;

/** Queries of classes, seats and members. */
interface RollQueries extends Queries {
  /**
   * The classes in which {@code :player} has a seat, by {@code id}. Whoever has lost the role has
   * no seat as a teacher any more.
   */
  String SEATS =
      """
      (select c.id, true as teaches from classroom c join present_player t on t.id = c.teacher_id
        where c.teacher_id = :player and t.roles && '{teacher,admin}'
        union all
        select classroom_id, false from classroom_member where player_id = :player) s
      """;

  String SUMMARY =
      """
      select c.id, c.name, t.name as teacher, s.teaches,
        (select count(*) from classroom_member m where m.classroom_id = c.id) as members,
        c.created_at, c.archived_at
      from
      """
          + SEATS
          + """
          join classroom c on c.id = s.id
          join shown_player t on t.id = c.teacher_id
          """;

  /** How many there are. */
  record Count(long value) {}

  /** The id of a player. */
  record Id(UUID value) {}

  /** What decides whether a player may join a class. */
  record Membership(long members, boolean joined) {}

  /** A player's seat in a class. */
  @SQL(
      "select c.id, c.name, cast(:player as uuid) as player, s.teaches, c.archived_at from "
          + SEATS
          + "join classroom c on c.id = s.id where s.id = :classroom")
  Optional<Seat> seat(UUID classroom, UUID player);

  /** How many seats a player has. */
  @SQL("select count(*) from " + SEATS)
  Count countSeats(UUID player);

  /** The classes in which a player has a seat, the newest first. */
  @SQL(
      SUMMARY
          + "where cast(:after as uuid) is null or c.id < :after order by c.id desc limit :limit")
  List<ClassSummary> classes(UUID player, @Nullable UUID after, int limit);

  @SQL(SUMMARY + "where c.id = :classroom")
  Optional<ClassSummary> find(UUID classroom, UUID player);

  /** A player's classes after this id, whatever the player's roles are. */
  @SQL(
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
      """)
  List<Classes.Kept> kept(UUID player, UUID after, int limit);

  @SQL(
      """
      select c.id, c.name, t.name as teacher,
        c.teacher_id = :player or exists (select from classroom_member m
          where m.classroom_id = c.id and m.player_id = :player) as seated
      from classroom c join shown_player t on t.id = c.teacher_id
      where c.code = :code and c.archived_at is null
      """)
  Optional<Members.Invitation> invitation(UUID player, String code);

  /** The members of a class, by name. */
  @SQL(
      """
      select p.name, m.joined_at from classroom_member m join shown_player p on p.id = m.player_id
      where m.classroom_id = :classroom order by lower(p.name)
      """)
  List<Member> members(UUID classroom);

  /** The member with this name, in any case. */
  @SQL(
      """
      select p.id from classroom_member m join shown_player p on p.id = m.player_id
      where m.classroom_id = :classroom and lower(p.name) = lower(:name)
      """)
  Optional<Id> member(UUID classroom, String name);

  @SQL(
      """
      select count(*), coalesce(bool_or(player_id = :player), false)
      from classroom_member where classroom_id = :classroom
      """)
  Membership membership(UUID classroom, UUID player);

  @SQL("insert into classroom_member (classroom_id, player_id) values (:classroom, :player)")
  int addMember(UUID classroom, UUID player);

  @SQL("delete from classroom_member where classroom_id = :classroom and player_id = :player")
  int removeMember(UUID classroom, UUID player);

  @SQL("delete from classroom_member where player_id = :player")
  int leaveAll(UUID player);
}

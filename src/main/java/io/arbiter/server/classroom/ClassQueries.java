package io.arbiter.server.classroom;

import io.arbiter.server.database.Queries;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.processing.HQL;
import org.hibernate.annotations.processing.SQL;
import org.jspecify.annotations.Nullable;

/** Queries of classes, seats and members. */
interface ClassQueries extends Queries {
  /** The view class_seat gives no seat to a teacher who has lost the role. */
  String SEAT =
      """
      select c.id, c.name, t.name as teacher, s.teaches, c.created_at, c.archived_at,
        s.player_id as player
      """;

  String OF_PLAYER =
      """
      from class_seat s join classroom c on c.id = s.class_id
      join shown_player t on t.id = c.teacher_id
      where s.player_id = :player
      """;

  @SQL(SEAT + OF_PLAYER + "and c.id = :classroom")
  Optional<Seat> seat(UUID classroom, UUID player);

  @SQL("select count(*) from class_seat where player_id = :player")
  CountRow countSeats(UUID player);

  @SQL(
      SEAT
          + ", (select count(*) from classroom_member m where m.classroom_id = c.id) as members\n"
          + OF_PLAYER
          + """
          and (cast(:after as uuid) is null or c.id < :after) order by c.id desc limit :limit
          """)
  List<Classes.ClassSummary> classes(UUID player, @Nullable UUID after, int limit);

  /** A player's classes after this id, whatever the player's roles are. */
  @SQL(
      """
      select k.id, k.name, k.teaches, k.since from (
        select id, name, true as teaches, created_at as since from classroom
          where teacher_id = :player
        union all
        select c.id, c.name, true, h.added_at from classroom_teacher h
          join classroom c on c.id = h.classroom_id
          where h.player_id = :player
        union all
        select c.id, c.name, false, m.joined_at from classroom_member m
          join classroom c on c.id = m.classroom_id
          where m.player_id = :player
      ) k
      where k.id > :after order by k.id limit :limit
      """)
  List<ClassData.ExportedClass> export(UUID player, UUID after, int limit);

  @SQL(
      """
      select c.id, c.name, t.name as teacher,
        exists (select from class_seat s where s.class_id = c.id and s.player_id = :player)
          as seated
      from classroom c join shown_player t on t.id = c.teacher_id
      where c.code = :code and c.archived_at is null
      """)
  Optional<Members.Invitation> invitation(UUID player, String code);

  @HQL(
      """
      select p.name, m.joinedAt from MemberEntity m join ShownPlayer p on p.id = m.playerId
      where m.classroomId = :classroom order by lower(p.name)
      """)
  List<Members.Member> members(UUID classroom);

  /** The teachers beside the one who made the class. */
  @HQL(
      """
      select p.name from TeacherEntity h join ShownPlayer p on p.id = h.playerId
      where h.classroomId = :classroom order by lower(p.name)
      """)
  List<String> teachers(UUID classroom);

  @HQL("select count(*) from TeacherEntity where classroomId = :classroom")
  long countTeachers(UUID classroom);

  /** Adds a teacher, unless the player is one already. */
  @HQL(
      """
      insert into TeacherEntity (classroomId, playerId) values (:classroom, :player)
      on conflict do nothing
      """)
  int addTeacher(UUID classroom, UUID player);

  @HQL("delete from TeacherEntity where classroomId = :classroom and playerId = :player")
  int removeTeacher(UUID classroom, UUID player);

  @HQL("delete from TeacherEntity where playerId = :player")
  int teachNothing(UUID player);

  /** The member with this name, in any case. */
  @HQL(
      """
      select p.id from MemberEntity m join ShownPlayer p on p.id = m.playerId
      where m.classroomId = :classroom and lower(p.name) = lower(:name)
      """)
  Optional<UUID> member(UUID classroom, String name);

  @HQL("select count(*) from MemberEntity where classroomId = :classroom")
  long countMembers(UUID classroom);

  /** Adds a member, and returns 0 if the player is a member already. */
  @HQL(
      """
      insert into MemberEntity (classroomId, playerId) values (:classroom, :player)
      on conflict do nothing
      """)
  int addMember(UUID classroom, UUID player);

  @HQL("delete from MemberEntity where classroomId = :classroom and playerId = :player")
  int removeMember(UUID classroom, UUID player);

  @HQL("delete from MemberEntity where playerId = :player")
  int leaveAll(UUID player);
}

package io.arbiter.server.classroom;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.arbiter.core.listing.Cursor;
import io.arbiter.core.listing.Page;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.core.problem.ProblemReason;
import io.arbiter.server.database.StoredTime;
import io.arbiter.server.player.Player;
import io.arbiter.server.player.PlayerStore;
import io.arbiter.server.player.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The classes: who may see them, and their changes by their teachers. Thread-safe. */
@ApplicationScoped
@Transactional
public class Classes {
  static final int MOST_CLASSES = 100;

  private static final int MOST_TEACHERS = 10;

  /** A class in a list, and how many members it has without the teacher. */
  record ClassSummary(@JsonUnwrapped Seat seat, long members) {
    ClassSummary(
        UUID id,
        String name,
        String teacher,
        boolean teaches,
        Instant createdAt,
        @Nullable Instant archivedAt,
        UUID player,
        long members) {
      this(new Seat(id, name, teacher, teaches, createdAt, archivedAt, player), members);
    }
  }

  private final ClassQueries queries;
  private final ClassroomRepository classrooms;
  private final PlayerStore players;
  private final SecureRandom random = new SecureRandom();

  Classes(ClassQueries queries, ClassroomRepository classrooms, PlayerStore players) {
    this.queries = queries;
    this.classrooms = classrooms;
    this.players = players;
  }

  /** The player's seat in a class; NOT_FOUND if there is no such class or seat. */
  Seat seat(UUID classroom, UUID player) {
    return queries
        .seat(classroom, player)
        .orElseThrow(() -> ProblemReason.NO_CLASS.problem(classroom));
  }

  /**
   * The teacher's seat in a class that goes on. Nobody else changes the class, its members and its
   * assignments until the transaction ends. CONFLICT if the class is archived.
   */
  @Transactional(TxType.MANDATORY)
  Seat lock(UUID classroom, UUID player) {
    classrooms.findById(classroom, LockModeType.PESSIMISTIC_WRITE);
    return seat(classroom, player).requireTeacher().requireActive();
  }

  /** Makes a class, and returns its id; CONFLICT if the teacher has too many classes. */
  UUID add(UUID teacher, String name) {
    players.lockPresent(teacher);
    if (classrooms.count("teacher", teacher) >= MOST_CLASSES) {
      throw ProblemReason.TOO_MANY_ALREADY.problem(MOST_CLASSES, "classes");
    }
    ClassroomEntity added = new ClassroomEntity(teacher, name, JoinCode.random(random));
    classrooms.persist(added);
    return added.id;
  }

  Page<ClassSummary> page(UUID player, PageRequest request) {
    UUID after = Cursor.id(request.after).orElse(null);
    List<ClassSummary> rows = queries.classes(player, after, request.limit() + 1);
    return Page.of(rows, request.limit(), row -> List.of(row.seat().id()));
  }

  /** In how many classes the player has a seat. */
  public long count(UUID player) {
    return queries.countSeats(player).value();
  }

  /** The code of a class, as people read it; FORBIDDEN for a member. */
  String code(Seat seat) {
    return new JoinCode(classrooms.findById(seat.requireTeacher().id()).code).shown();
  }

  void rename(UUID classroom, UUID teacher, String name) {
    locked(classroom, teacher).name = name;
  }

  /** With the code before, nobody can join any more. */
  void replaceCode(UUID classroom, UUID teacher) {
    locked(classroom, teacher).code = JoinCode.random(random).text();
  }

  /** Ends a class but keeps its data. */
  void archive(UUID classroom, UUID teacher) {
    locked(classroom, teacher).archivedAt = StoredTime.now();
  }

  private ClassroomEntity locked(UUID classroom, UUID teacher) {
    return classrooms.findById(lock(classroom, teacher).id());
  }

  /** The names of the teachers beside the one who made the class. */
  List<String> teachers(Seat seat) {
    return queries.teachers(seat.id());
  }

  /**
   * Makes a player a teacher of the class, too; INVALID unless the player may teach, CONFLICT for a
   * member, and if the class has many teachers.
   */
  void addTeacher(UUID classroom, UUID maker, String name) {
    Player teacher =
        players
            .find(name)
            .filter(found -> found.roles().contains(Role.TEACHER))
            .orElseThrow(() -> ProblemReason.NO_TEACHER.invalid("name"));
    requireMaker(lock(classroom, maker));
    if (queries.seat(classroom, teacher.id()).isPresent()) {
      throw ProblemReason.ALREADY_IN_CLASS.problem(teacher.name());
    }
    queries.addTeacher(classroom, teacher.id());
    if (queries.countTeachers(classroom) > MOST_TEACHERS) {
      throw ProblemReason.TOO_MANY_ALREADY.problem(MOST_TEACHERS, "more teachers");
    }
  }

  /** Takes the class from a teacher: from anybody by whoever made it, or from oneself. */
  void removeTeacher(UUID classroom, UUID caller, String name) {
    Seat seat = seat(classroom, caller).requireTeacher();
    UUID teacher = players.find(name).map(Player::id).orElse(null);
    if (!caller.equals(teacher)) {
      requireMaker(seat);
    }
    if (teacher == null || queries.removeTeacher(classroom, teacher) == 0) {
      throw ProblemReason.NOT_THERE.problem("other teacher", name);
    }
  }

  private void requireMaker(Seat seat) {
    if (!classrooms.findById(seat.id()).teacher.equals(seat.player())) {
      throw ProblemReason.ONLY_OTHERS.problem(seat.teacher());
    }
  }

  /** Deletes a class with its members and assignments. What the members have sent stays theirs. */
  void delete(UUID classroom, UUID teacher) {
    requireMaker(seat(classroom, teacher).requireTeacher());
    classrooms.delete("id", classroom);
  }
}

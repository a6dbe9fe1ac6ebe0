package io.arbiter.server.classroom.roll;

import io.arbiter.core.listing.Cursor;
import io.arbiter.core.listing.Page;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.server.database.StoredTime;
import io.arbiter.server.player.PlayerStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The classes, for their teachers. Thread-safe. */
@ApplicationScoped
@Transactional
public class Classes {
  /** The most classes of one teacher. */
  static final int MOST_CLASSES = 100;

  /**
   * What the export of an account has of a class.
   *
   * @param teaches whether the player is the teacher, else a member
   * @param since when the player made or joined the class
   */
  public record Kept(UUID id, String name, boolean teaches, Instant since) {}

  private final RollQueries queries;
  private final ClassroomRepository classrooms;
  private final Seats seats;
  private final PlayerStore players;
  private final SecureRandom random = new SecureRandom();

  Classes(RollQueries queries, ClassroomRepository classrooms, Seats seats, PlayerStore players) {
    this.queries = queries;
    this.classrooms = classrooms;
    this.seats = seats;
    this.players = players;
  }

  /**
   * Makes a class.
   *
   * @return its id
   * @throws ProblemException CONFLICT if the teacher has too many classes
   */
  public UUID add(UUID teacher, String name) {
    players.lockPresent(teacher);
    if (classrooms.count("teacher", teacher) >= MOST_CLASSES) {
      throw new ProblemException(
          ErrorCode.CONFLICT,
          "you have %d classes already; delete one first".formatted(MOST_CLASSES));
    }
    ClassroomEntity added = new ClassroomEntity(teacher, name, JoinCode.random(random));
    classrooms.persist(added);
    return added.id;
  }

  /** A page of the classes in which the player has a seat, the newest first. */
  public Page<ClassSummary> page(UUID player, PageRequest request) {
    UUID after = Cursor.decode(request.after, key -> UUID.fromString(key.getFirst())).orElse(null);
    List<ClassSummary> rows = queries.classes(player, after, request.limit() + 1);
    return Page.of(rows, request.limit(), row -> List.of(row.id()));
  }

  /** How many seats the player has in classes. */
  public long count(UUID player) {
    return queries.countSeats(player).value();
  }

  /**
   * A class in which the player has a seat.
   *
   * @throws ProblemException NOT_FOUND if the player has none
   */
  public ClassSummary find(UUID classroom, UUID player) {
    return queries.find(classroom, player).orElseThrow(() -> Seats.unknown(classroom));
  }

  /** The code of a class, as people read it. For the teacher only. */
  public String code(Seat seat) {
    return new JoinCode(classrooms.findById(seat.requireTeacher().id()).code).shown();
  }

  /**
   * Renames a class.
   *
   * @throws ProblemException like {@link Seats#lock}
   */
  public void rename(UUID classroom, UUID teacher, String name) {
    locked(classroom, teacher).name = name;
  }

  /**
   * Replaces the code of a class. The code before is of no use any more.
   *
   * @throws ProblemException like {@link Seats#lock}
   */
  public void replaceCode(UUID classroom, UUID teacher) {
    locked(classroom, teacher).code = JoinCode.random(random).text();
  }

  /**
   * Ends a class but keeps its data.
   *
   * @throws ProblemException like {@link Seats#lock}
   */
  public void archive(UUID classroom, UUID teacher) {
    locked(classroom, teacher).archivedAt = StoredTime.now();
  }

  private ClassroomEntity locked(UUID classroom, UUID teacher) {
    return classrooms.findById(seats.lock(classroom, teacher).id());
  }

  /**
   * Deletes a class with its members and assignments. What the members have sent stays theirs.
   *
   * @throws ProblemException like {@link Seats#requireTeacher}
   */
  public void delete(UUID classroom, UUID teacher) {
    seats.requireTeacher(classroom, teacher);
    classrooms.delete("id", classroom);
  }

  /** The player's classes after this id, for the export of the account. */
  public List<Kept> kept(UUID player, UUID after, int limit) {
    return queries.kept(player, after, limit);
  }

  /** Deletes the classes of a teacher and the memberships of a player, whose account is deleted. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void removeAllOf(UUID player) {
    classrooms.delete("teacher", player);
    queries.leaveAll(player);
  }
}

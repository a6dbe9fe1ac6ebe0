package io.arbiter.server.classroom.roll;

import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.UUID;

/** Decides who may see a class, and who may change it. Thread-safe. */
@ApplicationScoped
public class Seats {
  private final RollQueries queries;
  private final ClassroomRepository classrooms;

  Seats(RollQueries queries, ClassroomRepository classrooms) {
    this.queries = queries;
    this.classrooms = classrooms;
  }

  /**
   * The player's seat in a class.
   *
   * @throws ProblemException NOT_FOUND if there is no such class, or the player has no seat in it
   */
  @Transactional
  public Seat require(UUID classroom, UUID player) {
    return queries.seat(classroom, player).orElseThrow(() -> unknown(classroom));
  }

  /**
   * The teacher's seat in a class.
   *
   * @throws ProblemException NOT_FOUND like {@link #require}, FORBIDDEN for a member
   */
  @Transactional
  public Seat requireTeacher(UUID classroom, UUID player) {
    return require(classroom, player).requireTeacher();
  }

  /**
   * The teacher's seat in a class that goes on. Nobody else changes the class, its members and its
   * assignments until the transaction ends.
   *
   * @throws ProblemException like {@link #requireTeacher}, and CONFLICT if the class is archived
   */
  @Transactional(TxType.MANDATORY)
  public Seat lock(UUID classroom, UUID player) {
    classrooms.findById(classroom, LockModeType.PESSIMISTIC_WRITE);
    return requireTeacher(classroom, player).requireActive();
  }

  /** The answer to a request for a class that the player may not see, or that does not exist. */
  static ProblemException unknown(UUID classroom) {
    return new ProblemException(ErrorCode.NOT_FOUND, "no class " + classroom);
  }
}

package io.arbiter.server.classroom.roll;

import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.server.player.PlayerStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The members of classes: joining, leaving and removing. Thread-safe. */
@ApplicationScoped
@Transactional
public class Members {
  /** The most members of a class. */
  static final int MOST_MEMBERS = 300;

  /**
   * What whoever knows a class' code learns of the class.
   *
   * @param id of the class
   * @param teacher the teacher's name
   * @param seated whether the caller is the teacher or a member already
   */
  public record Invitation(UUID id, String name, String teacher, boolean seated) {}

  private final RollQueries queries;
  private final ClassroomRepository classrooms;
  private final Seats seats;
  private final PlayerStore players;
  private final CodeThrottle throttle;

  Members(
      RollQueries queries,
      ClassroomRepository classrooms,
      Seats seats,
      PlayerStore players,
      CodeThrottle throttle) {
    this.queries = queries;
    this.classrooms = classrooms;
    this.seats = seats;
    this.players = players;
    this.throttle = throttle;
  }

  /** The members of a class, by name. Only the teacher sees when they joined. */
  public List<Member> of(Seat seat) {
    List<Member> members = queries.members(seat.id());
    return seat.teaches() ? members : members.stream().map(Member::forMembers).toList();
  }

  /**
   * What the code of a class tells of the class.
   *
   * @throws ProblemException NOT_FOUND if no class that goes on has this code, TOO_MANY_REQUESTS
   *     after too many wrong codes
   */
  public Invitation invitation(UUID player, String written) {
    throttle.require(player);
    return JoinCode.read(written)
        .flatMap(code -> queries.invitation(player, code.text()))
        .orElseThrow(() -> wrongCode(player));
  }

  /**
   * Makes a player a member.
   *
   * @return false if the player is a member already
   * @throws ProblemException NOT_FOUND if the class does not exist or has another code,
   *     TOO_MANY_REQUESTS after too many wrong codes, CONFLICT if the class is archived or full, or
   *     if the player is its teacher
   */
  public boolean join(UUID classroom, UUID player, String written) {
    throttle.require(player);
    players.requirePresent(player);
    ClassroomEntity found =
        JoinCode.read(written)
            .flatMap(code -> classrooms.lock(classroom, code))
            .orElseThrow(() -> wrongCode(player));
    if (found.archivedAt != null) {
      throw Seat.archived();
    }
    if (found.teacher.equals(player)) {
      throw new ProblemException(ErrorCode.CONFLICT, "you are the teacher of this class");
    }
    RollQueries.Membership membership = queries.membership(classroom, player);
    if (membership.joined()) {
      return false;
    }
    if (membership.members() >= MOST_MEMBERS) {
      throw new ProblemException(
          ErrorCode.CONFLICT, "the class has %d members already".formatted(MOST_MEMBERS));
    }
    queries.addMember(classroom, player);
    return true;
  }

  private ProblemException wrongCode(UUID player) {
    throttle.failed(player);
    return new ProblemException(ErrorCode.NOT_FOUND, "no class has this code");
  }

  /**
   * Ends a membership: a member's own, or for the teacher anybody's. Members can also leave a class
   * that is archived.
   *
   * @param name of the member, in any case
   * @throws ProblemException NOT_FOUND if the caller has no seat or the class no such member,
   *     FORBIDDEN if a member names another player
   */
  public void remove(UUID classroom, UUID caller, String name) {
    Seat seat = seats.require(classroom, caller);
    Optional<UUID> member = find(classroom, name);
    if (!member.equals(Optional.of(caller))) {
      seat.requireTeacher();
    }
    queries.removeMember(classroom, member.orElseThrow(() -> unknown(name)));
  }

  /**
   * The member with this name, in any case.
   *
   * @throws ProblemException NOT_FOUND if the class has no such member
   */
  public UUID require(UUID classroom, String name) {
    return find(classroom, name).orElseThrow(() -> unknown(name));
  }

  private Optional<UUID> find(UUID classroom, String name) {
    return queries.member(classroom, name).map(RollQueries.Id::value);
  }

  private static ProblemException unknown(String name) {
    return new ProblemException(ErrorCode.NOT_FOUND, "no member " + name);
  }
}

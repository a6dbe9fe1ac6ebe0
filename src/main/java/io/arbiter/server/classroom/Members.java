package io.arbiter.server.classroom;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.core.problem.ProblemReason;
import io.arbiter.server.player.PlayerStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The members of classes: joining, leaving and removing. After some wrong codes, a player has to
 * wait, even with the right one. Each process counts for itself. Registrations are limited too, so
 * that many accounts do not help: a network guesses at most some ten thousand of 2^60 codes in an
 * hour. Thread-safe.
 */
@ApplicationScoped
@Transactional
class Members {
  static final int MOST_MEMBERS = 300;

  static final int WRONG_CODES = 10;
  private static final Duration WINDOW = Duration.ofMinutes(10);
  private static final long MOST_COUNTED = 100_000;

  /** A class, as whoever knows its code sees it; the teacher and the members are seated already. */
  record Invitation(UUID id, String name, String teacher, boolean seated) {}

  /** A member of a class; only the teacher sees {@code joinedAt}. */
  record Member(
      String name, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant joinedAt) {}

  private final ClassQueries queries;
  private final ClassroomRepository classrooms;
  private final Classes classes;
  private final PlayerStore players;
  private final Cache<UUID, AtomicInteger> wrongCodes =
      Caffeine.newBuilder().expireAfterWrite(WINDOW).maximumSize(MOST_COUNTED).build();

  Members(
      ClassQueries queries, ClassroomRepository classrooms, Classes classes, PlayerStore players) {
    this.queries = queries;
    this.classrooms = classrooms;
    this.classes = classes;
    this.players = players;
  }

  /** The members of a class, by name. Only the teacher sees when they joined. */
  List<Member> of(Seat seat) {
    List<Member> members = queries.members(seat.id());
    return seat.teaches()
        ? members
        : members.stream().map(member -> new Member(member.name(), null)).toList();
  }

  /** The class with a code, if the class goes on. */
  Invitation invitation(UUID player, String written) {
    requireFewWrongCodes(player);
    return JoinCode.read(written)
        .flatMap(code -> queries.invitation(player, code.text()))
        .orElseThrow(() -> wrongCode(player));
  }

  /**
   * Makes a player a member. CONFLICT if the class is archived or full, or if the player is its
   * teacher.
   *
   * @return false if the player is a member already
   */
  boolean join(UUID classroom, UUID player, String written) {
    requireFewWrongCodes(player);
    players.requirePresent(player);
    ClassroomEntity found =
        JoinCode.read(written)
            .flatMap(code -> lock(classroom, code))
            .orElseThrow(() -> wrongCode(player));
    if (found.archivedAt != null) {
      throw Seat.archived();
    }
    if (queries.seat(classroom, player).filter(Seat::teaches).isPresent()) {
      throw ProblemReason.OWN_CLASS.problem();
    }
    return add(classroom, player);
  }

  /**
   * Makes a player a member of a class that the caller has locked; CONFLICT if the class is full.
   *
   * @return false if the player is a member already
   */
  @Transactional(TxType.MANDATORY)
  boolean add(UUID classroom, UUID player) {
    if (queries.addMember(classroom, player) == 0) {
      return false;
    }
    if (queries.countMembers(classroom) > MOST_MEMBERS) {
      throw ProblemReason.CLASS_FULL.problem(MOST_MEMBERS);
    }
    return true;
  }

  boolean contains(UUID classroom, UUID player) {
    return queries.seat(classroom, player).filter(seat -> !seat.teaches()).isPresent();
  }

  private void requireFewWrongCodes(UUID player) {
    AtomicInteger count = wrongCodes.getIfPresent(player);
    if (count != null && count.get() >= WRONG_CODES) {
      throw ProblemReason.TOO_MANY_CODES
          .problem(WRONG_CODES, WINDOW.toMinutes())
          .retryAfter(WINDOW);
    }
  }

  private Optional<ClassroomEntity> lock(UUID classroom, JoinCode code) {
    return classrooms
        .findByIdOptional(classroom, LockModeType.PESSIMISTIC_WRITE)
        .filter(found -> found.code.equals(code.text()));
  }

  private ProblemException wrongCode(UUID player) {
    wrongCodes.get(player, _ -> new AtomicInteger()).incrementAndGet();
    return ProblemReason.WRONG_CODE.problem();
  }

  /**
   * Ends a membership: a member's own, or for the teacher anybody's. Members can also leave a class
   * that is archived.
   */
  void remove(UUID classroom, UUID caller, String name) {
    Seat seat = classes.seat(classroom, caller);
    Optional<UUID> member = find(classroom, name);
    if (!member.equals(Optional.of(caller))) {
      seat.requireTeacher();
    }
    queries.removeMember(classroom, member.orElseThrow(() -> unknown(name)));
  }

  /** The member with this name, in any case; NOT_FOUND if there is none. */
  UUID require(UUID classroom, String name) {
    return find(classroom, name).orElseThrow(() -> unknown(name));
  }

  private Optional<UUID> find(UUID classroom, String name) {
    return queries.member(classroom, name);
  }

  private static ProblemException unknown(String name) {
    return ProblemReason.NOT_THERE.problem("member", name);
  }
}

package io.arbiter.server.contest;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.arbiter.core.listing.Cursor;
import io.arbiter.core.listing.Page;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.core.problem.ProblemReason;
import io.arbiter.core.problem.Violation;
import io.arbiter.server.contest.ContestQueries.Usable;
import io.arbiter.server.database.Queries;
import io.arbiter.server.database.StoredTime;
import io.arbiter.server.database.TimeOrderedId;
import io.arbiter.server.player.PlayerStore;
import io.arbiter.server.player.Viewer;
import io.arbiter.server.player.audit.AdminAction;
import io.arbiter.server.player.audit.AuditLog;
import io.arbiter.server.puzzle.PublicationSettings;
import io.arbiter.server.puzzle.VersionOpening;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Contests, their puzzles and what happened in them. Thread-safe. */
@ApplicationScoped
@Transactional
class Contests implements VersionOpening {
  /** A change that began before the start of a contest may be stored a moment after it. */
  static final Duration KEPT = Duration.ofSeconds(1);

  private final ContestQueries queries;
  private final ContestEntity.Repository contests;
  private final PlayerStore players;
  private final AuditLog audit;
  private final double minimumStrength;

  /** The puzzles of contests that have started. From then on they do not change. */
  private final Cache<UUID, List<ContestPuzzle>> started =
      Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(100).build();

  private record Written(UUID owner, Contest.Text text) {}

  /** The HTML of a text is written once for a crowd. */
  private final Cache<Written, ContestView.Text> texts =
      Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(100).build();

  Contests(
      ContestQueries queries,
      ContestEntity.Repository contests,
      PlayerStore players,
      AuditLog audit,
      PublicationSettings settings) {
    this.queries = queries;
    this.contests = contests;
    this.players = players;
    this.audit = audit;
    this.minimumStrength = settings.minimumStrength();
  }

  private record Key(Instant startsAt, UUID id) {
    static final Key START = new Key(Instant.parse("9999-12-31T23:59:59Z"), new UUID(-1, -1));

    static Key of(List<String> values) {
      return new Key(Cursor.instant(values.getFirst()), UUID.fromString(values.getLast()));
    }
  }

  /** Newest start first. */
  Page<ContestView> page(Contest.@Nullable State state, PageRequest request, Viewer viewer) {
    Key after = Cursor.decode(request.after, Key::of).orElse(Key.START);
    Instant now = Instant.now();
    List<Contest> found =
        queries.list(
            state == null ? null : state.name(),
            after.startsAt(),
            after.id(),
            viewer.player().orElse(null),
            now,
            request.limit() + 1);
    Map<UUID, String> owners =
        players.names(found.stream().map(Contest::owner).collect(Collectors.toSet()));
    return Page.of(found, request.limit(), one -> List.of(one.period().startsAt(), one.id()))
        .map(one -> ContestView.listed(one, owners.get(one.owner()), viewer, now));
  }

  Contest require(UUID id, Viewer viewer) {
    return queries.find(id, viewer.player().orElse(null)).orElseThrow(() -> none(id));
  }

  private static ProblemException none(UUID id) {
    return ProblemReason.NO_CONTEST.problem(id);
  }

  Contest requireManaged(UUID id, Viewer viewer) {
    Contest contest = require(id, viewer);
    if (!contest.isManagedBy(viewer)) {
      throw ProblemReason.NOT_YOURS.problem("another organiser's contest");
    }
    return contest;
  }

  /**
   * Locks a contest until the transaction ends; null if there is none. Submissions and
   * registrations, which refer to the contest, do not wait for this lock.
   */
  private @Nullable ContestEntity lock(UUID id) {
    return contests.findById(id, LockModeType.PESSIMISTIC_WRITE);
  }

  /** As {@link ContestQueries#lockAlone}; false if there is no such contest. */
  @Transactional(TxType.MANDATORY)
  boolean lockAlone(UUID id) {
    return queries.lockAlone(id).isPresent();
  }

  /**
   * Locks a managed contest until the transaction ends. An admin who is not the owner gets an entry
   * in the log.
   */
  @Transactional(TxType.MANDATORY)
  Contest lockManaged(UUID id, Viewer viewer, AdminAction.Kind action) {
    return lockManaged(
        id, viewer, contest -> new AdminAction.ContestManaged(action, id, contest.text().title()));
  }

  @Transactional(TxType.MANDATORY)
  Contest lockManaged(UUID id, Viewer viewer, Function<Contest, AdminAction> action) {
    if (lock(id) == null) {
      throw none(id);
    }
    Contest contest = requireManaged(id, viewer);
    UUID actor = viewer.requireId();
    if (!actor.equals(contest.owner())) {
      audit.add(actor, action.apply(contest));
    }
    return contest;
  }

  List<ContestPuzzle> puzzles(UUID contest) {
    return queries.puzzles(contest);
  }

  /**
   * The puzzles of a contest, in their order. Of a contest that has started they may have been read
   * up to a second ago, so that a crowd costs one statement.
   */
  List<ContestPuzzle> puzzles(Contest contest) {
    if (contest.state(Instant.now()) == Contest.State.UPCOMING) {
      return queries.puzzles(contest.id());
    }
    // Nobody waits for another one's reading: both may be in a transaction, and connections are
    // few.
    List<ContestPuzzle> known = started.getIfPresent(contest.id());
    if (known == null) {
      known = queries.puzzles(contest.id());
      started.put(contest.id(), known);
    }
    return known;
  }

  Optional<ContestPuzzle> puzzle(Contest contest, String slug) {
    return puzzles(contest).stream().filter(puzzle -> puzzle.slug().equals(slug)).findFirst();
  }

  /**
   * Opens the pictures of a contest's puzzles at its start. A browser asks for pictures without a
   * token, so they cannot be kept for the registered players.
   */
  @Override
  @Transactional(TxType.SUPPORTS)
  public boolean isOpen(UUID puzzle, int version) {
    return queries.countStarted(puzzle, version) > 0;
  }

  @Override
  public List<String> reservedFor(String slug) {
    return queries.reservedFor(slug).stream().map(Queries.TextRow::value).toList();
  }

  ContestView view(UUID id, Viewer viewer) {
    Contest contest = require(id, viewer);
    return ContestView.full(contest, text(contest), puzzles(contest), viewer, Instant.now());
  }

  /** What the organiser says, for the view of a whole contest. */
  ContestView.Text text(Contest contest) {
    UUID owner = contest.owner();
    Written written = new Written(owner, contest.text());
    ContestView.Text known = texts.getIfPresent(written);
    if (known == null) {
      known = ContestView.Text.of(contest, players.names(Set.of(owner)).get(owner));
      texts.put(written, known);
    }
    return known;
  }

  UUID add(ContestForm form, Viewer viewer) {
    form.requireValid(Instant.now());
    List<Usable> versions = versions(form, viewer);
    UUID id = TimeOrderedId.next();
    players.requirePresent(viewer.requireId());
    contests.persist(new ContestEntity(id, viewer.requireId(), StoredTime.now(), form));
    addPuzzles(id, versions, form);
    return id;
  }

  private void addPuzzles(UUID id, List<Usable> versions, ContestForm form) {
    for (int i = 0; i < versions.size(); i++) {
      int points = form.puzzles().get(i).points();
      persist(new ContestPuzzleEntity(id, i, versions.get(i), points));
    }
  }

  private void persist(Object entity) {
    contests.getEntityManager().persist(entity);
  }

  void change(UUID id, ContestForm form, Viewer viewer) {
    Contest stored = lockManaged(id, viewer, AdminAction.Kind.CONTEST_CHANGED);
    Instant now = Instant.now();
    if (stored.state(now) == Contest.State.UPCOMING) {
      form.requireValid(now);
      requireRoom(id, form.terms().teamSize());
      List<Usable> versions = versions(form, viewer);
      queries.deletePuzzles(id);
      addPuzzles(id, versions, form);
    } else {
      form.requireLateChange(stored, puzzles(id), now);
    }
    update(id, contest -> contest.take(form));
  }

  private void requireRoom(UUID id, int teamSize) {
    long largest = queries.largestTeam(id).value();
    if (largest > (teamSize == 1 ? 0 : teamSize)) {
      throw ProblemReason.LARGER_TEAM.invalid("teamSize", largest);
    }
  }

  /** Changes a contest that is locked, and announces the change. */
  @Transactional(TxType.MANDATORY)
  void update(UUID id, Consumer<ContestEntity> change) {
    change.accept(contests.findById(id));
    persist(new ContestEvent(id, ContestEvent.Kind.CONTEST, null, null));
  }

  /**
   * The versions that the contest uses, in the order of the form. The contest will publish them, so
   * their tests must be strong enough.
   */
  private List<Usable> versions(ContestForm form, Viewer viewer) {
    List<String> slugs = form.puzzles().stream().map(ContestForm.Chosen::slug).toList();
    Map<String, Usable> usable =
        queries
            .usable(
                slugs.toArray(String[]::new), minimumStrength, viewer.admin(), viewer.requireId())
            .stream()
            .collect(Collectors.toMap(Usable::slug, Function.identity()));
    List<Violation> faults = new ArrayList<>();
    for (int i = 0; i < slugs.size(); i++) {
      @Nullable Usable version = usable.get(slugs.get(i));
      if (version == null || version.weak()) {
        String field = "puzzles[%d].slug".formatted(i);
        faults.add(
            version == null
                ? ProblemReason.NOT_USABLE.violation(field, slugs.get(i))
                : ProblemReason.WEAK_TESTS_OF.violation(
                    field, version.slug(), version.version(), minimumStrength));
      }
    }
    ContestForm.refuse(ErrorCode.INVALID, faults);
    return slugs.stream().map(usable::get).toList();
  }

  /** As {@link ContestQueries#keepStaff}. */
  @Transactional(TxType.MANDATORY)
  void keepStaff(UUID id) {
    queries.keepStaff(id);
  }

  @Transactional(TxType.MANDATORY)
  void delete(UUID id) {
    contests.deleteById(id);
  }

  /**
   * Notes something for the event streams. Takes the lock of the contest, so that the ids grow in
   * the order in which the events become visible.
   */
  @Transactional(TxType.MANDATORY)
  void note(UUID id, ContestEvent.Kind kind, @Nullable UUID subject, @Nullable Integer step) {
    if (lock(id) != null) {
      persist(new ContestEvent(id, kind, subject, step));
    }
  }

  List<ContestEvent> events(UUID id, long after, int limit) {
    return queries.events(id, after, limit);
  }

  long lastEvent(UUID id) {
    return queries.lastEvent(id);
  }

  Set<UUID> players(UUID id) {
    return Set.copyOf(queries.players(id));
  }

  /** Whether a contest that is not closed has started, or starts within this time. */
  boolean isOneNear(Duration time) {
    return queries.countNear(Instant.now().plus(time)) > 0;
  }

  List<UUID> due() {
    return queries.due();
  }

  /** Announces the state by the clock; returns whether the contest has just ended. */
  @Transactional(TxType.MANDATORY)
  boolean announceState(UUID id) {
    ContestEntity locked = lock(id);
    if (locked == null) {
      return false;
    }
    String state = queries.stateByClock(id);
    if (locked.told.equals(state)) {
      return false;
    }
    update(id, contest -> contest.told = state);
    return state.equals(Contest.State.ENDED.name());
  }

  List<UUID> closeable() {
    return queries.closeable();
  }
}

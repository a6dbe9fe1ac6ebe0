package io.arbiter.server.contest;

import com.fasterxml.uuid.Generators;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.arbiter.core.listing.Cursor;
import io.arbiter.core.listing.Page;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.core.problem.Violation;
import io.arbiter.server.database.StoredTime;
import io.arbiter.server.player.PlayerStore;
import io.arbiter.server.player.Viewer;
import io.arbiter.server.player.audit.AdminAction;
import io.arbiter.server.player.audit.AuditLog;
import io.arbiter.server.puzzle.PublicationSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Contests, their puzzles and what happened in them. Thread-safe. */
@ApplicationScoped
@Transactional
public class Contests {
  /** A change that began before the start of a contest may be stored a moment after it. */
  private static final Duration KEPT = Duration.ofSeconds(1);

  private final ContestQueries queries;
  private final ContestRepository contests;
  private final PlayerStore players;
  private final AuditLog audit;
  private final double minimumStrength;

  /** The puzzles of contests that have started. From then on they do not change. */
  private final Cache<UUID, List<ContestPuzzle>> started =
      Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(100).build();

  Contests(
      ContestQueries queries,
      ContestRepository contests,
      PlayerStore players,
      AuditLog audit,
      PublicationSettings settings) {
    this.queries = queries;
    this.contests = contests;
    this.players = players;
    this.audit = audit;
    this.minimumStrength = settings.minimumStrength();
  }

  /** The place of a contest in the list. */
  private record Key(Instant startsAt, UUID id) {}

  /** A page of contests, newest start first. */
  Page<ContestView> page(@Nullable ContestState state, PageRequest request, Viewer viewer) {
    Optional<Key> after =
        Cursor.decode(
            request.after,
            key -> new Key(Cursor.instant(key.getFirst()), UUID.fromString(key.getLast())));
    Instant now = Instant.now();
    List<Contest> found =
        queries.list(
            state == null ? null : state.name(),
            after.map(Key::startsAt).orElse(now),
            after.map(Key::id).orElse(null),
            viewer.player().orElse(null),
            now,
            request.limit() + 1);
    return Page.of(
            found, request.limit(), contest -> List.of(contest.period().startsAt(), contest.id()))
        .map(contest -> ContestView.listed(contest, viewer, now));
  }

  /**
   * A contest.
   *
   * @throws ProblemException NOT_FOUND if there is none
   */
  public Contest require(UUID id, Viewer viewer) {
    return queries.find(id, viewer.player().orElse(null)).orElseThrow(() -> none(id));
  }

  private static ProblemException none(UUID id) {
    return new ProblemException(ErrorCode.NOT_FOUND, "no contest " + id);
  }

  /**
   * A contest that the viewer manages.
   *
   * @throws ProblemException NOT_FOUND if there is none, FORBIDDEN if it is another one's
   */
  public Contest requireManaged(UUID id, Viewer viewer) {
    Contest contest = require(id, viewer);
    if (!contest.isManagedBy(viewer)) {
      throw new ProblemException(ErrorCode.FORBIDDEN, "this is another organiser's contest");
    }
    return contest;
  }

  /** Locks a contest until the transaction ends; false if there is none. */
  @Transactional(TxType.MANDATORY)
  public boolean lock(UUID id) {
    return queries.lock(id).isPresent();
  }

  /**
   * Locks a contest until the transaction ends; false if there is none. Submissions that are being
   * stored are stored when the lock is there, and others wait.
   */
  @Transactional(TxType.MANDATORY)
  public boolean lockAlone(UUID id) {
    return queries.lockAlone(id).isPresent();
  }

  /**
   * Locks a contest that the viewer manages until the transaction ends. If the viewer is an admin
   * and not the owner, what the transaction does is noted.
   *
   * @throws ProblemException as {@link #requireManaged}
   */
  @Transactional(TxType.MANDATORY)
  public Contest lockManaged(UUID id, Viewer viewer, AdminAction.Kind action) {
    if (!lock(id)) {
      throw none(id);
    }
    Contest contest = requireManaged(id, viewer);
    UUID actor = viewer.requireId();
    if (!actor.equals(contest.owner().id())) {
      audit.add(actor, new AdminAction.ContestManaged(action, id, contest.text().title()));
    }
    return contest;
  }

  /** The puzzles of a contest, in their order. */
  public List<ContestPuzzle> puzzles(UUID contest) {
    return queries.puzzles(contest);
  }

  /**
   * The puzzles of a contest, in their order. Of a contest that has started they may have been read
   * up to a second ago, so that a crowd costs one statement.
   */
  public List<ContestPuzzle> puzzles(Contest contest) {
    if (contest.state(Instant.now()) == ContestState.UPCOMING) {
      return queries.puzzles(contest.id());
    }
    List<ContestPuzzle> known = started.getIfPresent(contest.id());
    // Nobody waits for another one's reading: both may be in a transaction, and connections are
    // few.
    return known == null ? read(contest.id()) : known;
  }

  private List<ContestPuzzle> read(UUID contest) {
    List<ContestPuzzle> puzzles = queries.puzzles(contest);
    started.put(contest, puzzles);
    return puzzles;
  }

  /** The contest as a viewer sees it. */
  public ContestView view(UUID id, Viewer viewer) {
    Contest contest = require(id, viewer);
    return ContestView.full(contest, puzzles(contest), viewer, Instant.now());
  }

  /**
   * Adds a contest.
   *
   * @throws ProblemException INVALID with the fields that are wrong
   */
  UUID add(ContestForm form, Viewer viewer) {
    form.requireValid(Instant.now());
    List<ContestQueries.Usable> versions = versions(form, viewer);
    UUID id = Generators.timeBasedEpochGenerator().generate();
    players.requirePresent(viewer.requireId());
    contests.persist(new ContestEntity(id, viewer.requireId(), StoredTime.now(), form));
    queries.setPuzzles(id, versions, points(form));
    return id;
  }

  /**
   * Changes a contest. After the start only the text, a later end and a freeze that is not past may
   * change.
   *
   * @throws ProblemException as {@link #requireManaged}, INVALID or CONFLICT with the fields
   */
  void change(UUID id, ContestForm form, Viewer viewer) {
    Contest stored = lockManaged(id, viewer, AdminAction.Kind.CONTEST_CHANGED);
    Instant now = Instant.now();
    if (stored.state(now) == ContestState.UPCOMING) {
      form.requireValid(now);
      List<ContestQueries.Usable> versions = versions(form, viewer);
      queries.setPuzzles(id, versions, points(form));
    } else {
      form.requireLateChange(stored, puzzles(id), now);
    }
    contests.findById(id).take(form);
    add(new EventEntity(id, ContestEvent.Kind.CONTEST, null, null));
  }

  private static List<Integer> points(ContestForm form) {
    return form.puzzles().stream().map(ContestForm.Chosen::points).toList();
  }

  /**
   * The versions that the contest uses, in the order of the form. The contest will publish them, so
   * their tests must be strong enough.
   */
  private List<ContestQueries.Usable> versions(ContestForm form, Viewer viewer) {
    List<String> slugs = form.puzzles().stream().map(ContestForm.Chosen::slug).toList();
    Map<String, ContestQueries.Usable> usable =
        queries
            .usable(
                slugs.toArray(String[]::new), minimumStrength, viewer.admin(), viewer.requireId())
            .stream()
            .collect(Collectors.toMap(ContestQueries.Usable::slug, Function.identity()));
    List<Violation> faults = new ArrayList<>();
    for (int i = 0; i < slugs.size(); i++) {
      String field = "puzzles[%d].slug".formatted(i);
      ContestQueries.@Nullable Usable version = usable.get(slugs.get(i));
      if (version == null) {
        faults.add(
            new Violation(
                field,
                "there is no published puzzle %s, and you have no validated version of one"
                    .formatted(slugs.get(i))));
      } else if (version.weak()) {
        faults.add(
            new Violation(
                field,
                "the strength of the tests of %s, version %d, is below the minimum of %s"
                    .formatted(version.slug(), version.version(), minimumStrength)));
      }
    }
    ContestForm.refuse(ErrorCode.INVALID, faults);
    return slugs.stream().map(usable::get).toList();
  }

  /** Deletes a contest with its registrations, clarifications and events. */
  @Transactional(TxType.MANDATORY)
  public void delete(UUID id) {
    contests.deleteById(id);
  }

  /**
   * Notes something for the event streams. Takes the lock of the contest, so that the ids grow in
   * the order in which the events become visible.
   */
  @Transactional(TxType.MANDATORY)
  public void note(
      UUID id, ContestEvent.Kind kind, @Nullable UUID subject, @Nullable Integer step) {
    if (lock(id)) {
      add(new EventEntity(id, kind, subject, step));
    }
  }

  private void add(EventEntity event) {
    contests.getEntityManager().persist(event);
  }

  /** What happened after an event, oldest first. */
  public List<ContestEvent> events(UUID id, long after, int limit) {
    return queries.events(id, after, limit);
  }

  /** The id of the newest event; 0 without one. */
  public long lastEvent(UUID id) {
    return queries.lastEvent(id);
  }

  /** Contests that have come into another state by the clock than was announced. */
  public List<UUID> due() {
    return queries.due().stream().map(ContestQueries.Id::value).toList();
  }

  /**
   * Announces the state that a contest has by the clock.
   *
   * @return whether the contest has just ended
   */
  @Transactional(TxType.MANDATORY)
  public boolean tellState(UUID id) {
    Optional<String> told = queries.tell(id).map(ContestQueries.Text::value);
    told.ifPresent(_ -> add(new EventEntity(id, ContestEvent.Kind.CONTEST, null, null)));
    return told.filter(ContestState.ENDED.name()::equals).isPresent();
  }

  /** Contests that are over and unfrozen but not closed. */
  public List<UUID> closeable() {
    return queries.closeable().stream().map(ContestQueries.Id::value).toList();
  }

  /** Notes that everything that a freeze hid is revealed. */
  @Transactional(TxType.MANDATORY)
  public void setUnfrozen(UUID id) {
    contests.findById(id).unfrozenAt = StoredTime.now();
    note(id, ContestEvent.Kind.CONTEST, null, null);
  }

  /** Notes that the submissions of a contest count like others. */
  @Transactional(TxType.MANDATORY)
  public void setClosed(UUID id) {
    contests.findById(id).closedAt = StoredTime.now();
    note(id, ContestEvent.Kind.CONTEST, null, null);
  }
}

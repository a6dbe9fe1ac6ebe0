package io.arbiter.server.contest;

import io.arbiter.core.contest.ContestScoring;
import io.arbiter.server.database.Column;
import io.arbiter.server.database.Current;
import io.arbiter.server.player.Viewer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.query.MutationQuery;
import org.jspecify.annotations.Nullable;

/** The SQL of contests, their puzzles and their events. */
@ApplicationScoped
class ContestStatements {
  private static final String SELECT =
      """
      select c.id, c.owner_id, o.name, c.title, c.description, c.starts_at, c.ends_at, c.freeze_at,
        c.scoring, c.penalty_minutes, c.clean, c.rated, c.unfrozen_at, c.closed_at,
        (select count(*) from contest_registration r where r.contest_id = c.id) as registrations,
        exists (select from contest_registration r
          where r.contest_id = c.id and r.player_id = cast(:viewer as uuid)) as registered,
        (select count(*)::int from contest_puzzle p where p.contest_id = c.id) as puzzles
      from contest c left join shown_player o on o.id = c.owner_id
      """;

  private static final String LIST =
      SELECT
          + """
          where case cast(:state as text) when 'UPCOMING' then c.starts_at > :now
              when 'RUNNING' then c.starts_at <= :now and c.ends_at > :now
              when 'ENDED' then c.ends_at <= :now else true end
            and (cast(:id as uuid) is null or (c.starts_at, c.id) < (:startsAt, :id))
          order by c.starts_at desc, c.id desc limit :limit
          """;

  private static final String PUZZLES_OF =
      """
      select p.position, p.puzzle_id, v.slug, p.version, v.title, v.difficulty, p.points
      from contest_puzzle p join any_version v on v.puzzle_id = p.puzzle_id and v.number = p.version
      where p.contest_id = :contest order by p.position
      """;

  /** The published version, or else the newest validated one, if the puzzle is the author's own. */
  private static final String USABLE =
      """
      select distinct on (p.slug) p.slug, p.id, v.number,
        v.state = 'VALIDATED' and coalesce(v.strength, 0) < :least as weak
      from named_puzzle p join ready_version v on v.puzzle_id = p.id
      where p.slug = any(:slugs)
        and (v.state = 'PUBLISHED' or :admin or p.author_id = cast(:author as uuid))
      order by p.slug, v.state = 'PUBLISHED' desc, v.number desc
      """;

  private static final String INSERT =
      """
      insert into contest (id, owner_id, title, description, starts_at, ends_at, freeze_at, scoring,
        penalty_minutes, clean, rated, created_at)
      select :id, :player, :title, :description, :startsAt, :endsAt, cast(:freezeAt as timestamptz),
        :scoring, :penalty, :clean, :rated, now()
      from (select from present_player where id = :player for key share) present
      """;

  private static final String UPDATE =
      """
      update contest set title = :title, description = :description, starts_at = :startsAt,
        ends_at = :endsAt, freeze_at = cast(:freezeAt as timestamptz), scoring = :scoring,
        penalty_minutes = :penalty, clean = :clean, rated = :rated
      where id = :id
      """;

  private static final String INSERT_PUZZLES =
      """
      insert into contest_puzzle (contest_id, position, puzzle_id, version, points)
      select :contest, n.position - 1, n.puzzle_id, n.version, n.points
      from unnest(:puzzles, :versions, :points) with ordinality
        n (puzzle_id, version, points, position)
      """;

  private static final String ADD_EVENT =
      """
      insert into contest_event (contest_id, kind, subject, step)
      values (:contest, :kind, cast(:subject as uuid), cast(:step as int))
      """;

  private static final String EVENTS =
      """
      select id, kind, subject, step from contest_event
      where contest_id = :contest and id > :after order by id limit :limit
      """;

  private static final String STATE =
      """
      case when ends_at <= now() then 'ENDED' when freeze_at <= now() then 'FROZEN'
        when starts_at <= now() then 'RUNNING' else 'UPCOMING' end
      """;

  private static final String DUE =
      """
      select id from contest where closed_at is null and starts_at <= now() and told <> %s
      order by starts_at limit 20
      """
          .formatted(STATE);

  private static final String TELL =
      "update contest set told = %1$s where id = :contest and told <> %1$s returning told"
          .formatted(STATE);

  /** The three seconds are more than those of {@link ContestRelations#OPEN_ENTRY}. */
  private static final String CLOSEABLE =
      """
      select id from contest
      where closed_at is null and told = 'ENDED' and ends_at < now() - interval '3 seconds'
        and (freeze_at is null or unfrozen_at is not null)
      order by ends_at limit 20
      """;

  private final Session session;

  ContestStatements(@Current Session session) {
    this.session = session;
  }

  private record Stored(
      UUID id,
      UUID owner,
      @Nullable String ownerName,
      String title,
      String description,
      Instant startsAt,
      Instant endsAt,
      @Nullable Instant freezeAt,
      String scoring,
      int penaltyMinutes,
      boolean clean,
      boolean rated,
      @Nullable Instant unfrozenAt,
      @Nullable Instant closedAt,
      long registrations,
      boolean registered,
      int puzzles) {
    Contest contest() {
      return new Contest(
          id,
          new Contest.Owner(owner, ownerName),
          new Contest.Text(title, description),
          new Contest.Period(startsAt, endsAt, freezeAt),
          new Contest.Terms(ContestScoring.valueOf(scoring), penaltyMinutes, clean, rated),
          new Contest.Progress(unfrozenAt, closedAt),
          new Contest.Attendance(registrations, registered, puzzles));
    }
  }

  Optional<Contest> find(UUID id, Viewer viewer) {
    return session
        .createNativeQuery(SELECT + "where c.id = :id", Stored.class)
        .setParameter("id", id)
        .setParameter("viewer", viewer.player().orElse(null), UUID.class)
        .uniqueResultOptional()
        .map(Stored::contest);
  }

  /**
   * Locks a contest until the transaction ends; false if there is none. Submissions and
   * registrations, which refer to the contest, do not wait for this lock.
   */
  boolean lock(UUID id) {
    return lock(id, "for no key update");
  }

  /** As {@link #lock}, but waits for submissions that are being stored, and they wait for it. */
  boolean lockAlone(UUID id) {
    return lock(id, "for update");
  }

  private boolean lock(UUID id, String strength) {
    return Column.query(session, "select id from contest where id = :id " + strength, UUID.class)
        .setParameter("id", id)
        .uniqueResultOptional()
        .isPresent();
  }

  /** Newest start first. */
  List<Contest> list(
      @Nullable ContestState state, Optional<Key> after, Viewer viewer, Instant now, int limit) {
    return session
        .createNativeQuery(LIST, Stored.class)
        .setParameter("state", state == null ? null : state.name(), String.class)
        .setParameter("now", now)
        .setParameter("startsAt", after.map(Key::startsAt).orElse(now))
        .setParameter("id", after.map(Key::id).orElse(null), UUID.class)
        .setParameter("viewer", viewer.player().orElse(null), UUID.class)
        .setParameter("limit", limit)
        .getResultStream()
        .map(Stored::contest)
        .toList();
  }

  /** The place of a contest in the list. */
  record Key(Instant startsAt, UUID id) {}

  List<ContestPuzzle> puzzles(UUID contest) {
    return session
        .createNativeQuery(PUZZLES_OF, ContestPuzzle.class)
        .setParameter("contest", contest)
        .getResultList();
  }

  /**
   * A version that a contest may use.
   *
   * @param weak whether it is not published, and its tests are too weak for that
   */
  record Usable(String slug, UUID puzzle, int version, boolean weak) {}

  /**
   * The versions that the viewer's contest may use.
   *
   * @param least the least strength of the tests of a version that is published
   */
  List<Usable> usable(List<String> slugs, double least, Viewer viewer) {
    return session
        .createNativeQuery(USABLE, Usable.class)
        .setParameter("slugs", slugs.toArray(String[]::new))
        .setParameter("least", least)
        .setParameter("admin", viewer.admin())
        .setParameter("author", viewer.player().orElse(null), UUID.class)
        .getResultList();
  }

  /** Adds a contest without puzzles; false if the account of its owner is deleted. */
  boolean insert(UUID id, UUID owner, ContestForm form) {
    return bind(session.createNativeMutationQuery(INSERT), id, form)
            .setParameter("player", owner)
            .executeUpdate()
        > 0;
  }

  void update(UUID id, ContestForm form) {
    bind(session.createNativeMutationQuery(UPDATE), id, form).executeUpdate();
  }

  private static MutationQuery bind(MutationQuery query, UUID id, ContestForm form) {
    Contest.Terms terms = form.terms();
    return query
        .setParameter("id", id)
        .setParameter("title", form.text().title())
        .setParameter("description", form.text().description())
        .setParameter("startsAt", form.period().startsAt())
        .setParameter("endsAt", form.period().endsAt())
        .setParameter("freezeAt", form.period().freezeAt(), Instant.class)
        .setParameter("scoring", terms.scoring().name())
        .setParameter("penalty", terms.penaltyMinutes())
        .setParameter("clean", terms.clean())
        .setParameter("rated", terms.rated());
  }

  /** Replaces the puzzles. */
  void setPuzzles(UUID contest, List<Usable> versions, List<Integer> points) {
    session
        .createNativeMutationQuery("delete from contest_puzzle where contest_id = :contest")
        .setParameter("contest", contest)
        .executeUpdate();
    session
        .createNativeMutationQuery(INSERT_PUZZLES)
        .setParameter("contest", contest)
        .setParameter("puzzles", versions.stream().map(Usable::puzzle).toArray(UUID[]::new))
        .setParameter("versions", versions.stream().map(Usable::version).toArray(Integer[]::new))
        .setParameter("points", points.toArray(Integer[]::new))
        .executeUpdate();
  }

  void delete(UUID contest) {
    session
        .createNativeMutationQuery("delete from contest where id = :contest")
        .setParameter("contest", contest)
        .executeUpdate();
  }

  void addEvent(
      UUID contest, ContestEvent.Kind kind, @Nullable UUID subject, @Nullable Integer step) {
    session
        .createNativeMutationQuery(ADD_EVENT)
        .setParameter("contest", contest)
        .setParameter("kind", kind.name())
        .setParameter("subject", subject, UUID.class)
        .setParameter("step", step, Integer.class)
        .executeUpdate();
  }

  private record StoredEvent(long id, String kind, @Nullable UUID subject, @Nullable Integer step) {
    ContestEvent event() {
      return new ContestEvent(id, ContestEvent.Kind.valueOf(kind), subject, step);
    }
  }

  List<ContestEvent> events(UUID contest, long after, int limit) {
    return session
        .createNativeQuery(EVENTS, StoredEvent.class)
        .setParameter("contest", contest)
        .setParameter("after", after)
        .setParameter("limit", limit)
        .getResultStream()
        .map(StoredEvent::event)
        .toList();
  }

  long lastEvent(UUID contest) {
    return Column.query(
            session,
            "select coalesce(max(id), 0) from contest_event where contest_id = :contest",
            Long.class)
        .setParameter("contest", contest)
        .getSingleResult();
  }

  /** Contests that have come into another state by the clock than was announced. */
  List<UUID> due() {
    return Column.query(session, DUE, UUID.class).getResultList();
  }

  /** Notes the state by the clock; empty if it was noted before. */
  Optional<String> tell(UUID contest) {
    return Column.query(session, TELL, String.class)
        .setParameter("contest", contest)
        .uniqueResultOptional();
  }

  List<UUID> closeable() {
    return Column.query(session, CLOSEABLE, UUID.class).getResultList();
  }

  /** Notes that everything is revealed. */
  void setUnfrozen(UUID contest) {
    session
        .createNativeMutationQuery(
            "update contest set unfrozen_at = now() where id = :id and unfrozen_at is null")
        .setParameter("id", contest)
        .executeUpdate();
  }

  void setClosed(UUID contest) {
    session
        .createNativeMutationQuery("update contest set closed_at = now() where id = :id")
        .setParameter("id", contest)
        .executeUpdate();
  }
}

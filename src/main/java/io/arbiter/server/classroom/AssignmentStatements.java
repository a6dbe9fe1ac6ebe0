package io.arbiter.server.classroom;

import io.arbiter.server.database.Column;
import io.arbiter.server.database.Current;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The SQL of assignments. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class AssignmentStatements {
  private static final String LIST =
      """
      select a.id, a.title, a.opens_at, a.due_at, p.slug, coalesce(v.title, p.slug) as puzzle_title,
        v.slug is not null as published
      from assignment a
      join assignment_puzzle z on z.assignment_id = a.id
      join named_puzzle p on p.id = z.puzzle_id
      left join published_version v on v.puzzle_id = z.puzzle_id
      where a.classroom_id = :id and (:all or a.opens_at <= now())
      order by a.opens_at, a.id, z.place
      """;

  private static final String UNPUBLISHED =
      """
      select w.slug from unnest(cast(:slugs as text[])) with ordinality w (slug, place)
      where not exists (select from published_version v where v.slug = w.slug)
        and not exists (select from assignment_puzzle z join named_puzzle p on p.id = z.puzzle_id
          where z.assignment_id = cast(:assignment as uuid) and p.slug = w.slug)
      order by w.place
      """;

  private static final String ADD =
      """
      insert into assignment (classroom_id, title, opens_at, due_at)
      values (:classroom, :title, :opens, cast(:due as timestamptz)) returning id
      """;

  private static final String CHANGE =
      """
      update assignment set title = :title, opens_at = :opens, due_at = cast(:due as timestamptz)
      where id = :id
      """;

  private static final String REMOVE_PUZZLES =
      """
      delete from assignment_puzzle z using named_puzzle p
      where z.assignment_id = :id and p.id = z.puzzle_id and p.slug <> all(cast(:slugs as text[]))
      """;

  /** Puzzles that stay keep the time when they were added. */
  private static final String ADD_PUZZLES =
      """
      insert into assignment_puzzle (assignment_id, puzzle_id, place)
      select :id, p.id, w.place
      from unnest(cast(:slugs as text[])) with ordinality w (slug, place)
      join named_puzzle p on p.slug = w.slug
      on conflict (assignment_id, puzzle_id) do update set place = excluded.place
      """;

  private static final String COUNT_PUZZLES =
      """
      select count(*) from assignment a join assignment_puzzle z on z.assignment_id = a.id
      where a.classroom_id = :id
      """;

  private static final String KEPT =
      """
      select a.id, a.classroom_id as class_id, a.title, a.opens_at, a.due_at,
        (select array_agg(p.slug order by z.place) from assignment_puzzle z
          join named_puzzle p on p.id = z.puzzle_id where z.assignment_id = a.id) as puzzles
      from assignment a join classroom c on c.id = a.classroom_id
      where c.teacher_id = :teacher and a.id > :after order by a.id limit :limit
      """;

  private static final String GIVEN =
      """
      select distinct p.slug
      from classroom_member m
      join classroom c on c.id = m.classroom_id
      join assignment a on a.classroom_id = m.classroom_id
      join assignment_puzzle z on z.assignment_id = a.id
      join named_puzzle p on p.id = z.puzzle_id
      where m.player_id = :player and c.archived_at is null and a.opens_at <= now()
      """;

  private final Session session;

  AssignmentStatements(@Current Session session) {
    this.session = session;
  }

  private record Row(
      UUID id,
      String title,
      Instant opensAt,
      @Nullable Instant dueAt,
      String slug,
      String puzzleTitle,
      boolean published) {
    private Assignment.AssignedPuzzle puzzle() {
      return new Assignment.AssignedPuzzle(slug, puzzleTitle, published);
    }
  }

  /** The assignments of a class, all or only the open ones. */
  List<Assignment> list(UUID classroom, boolean all) {
    Map<UUID, List<Row>> rows = new LinkedHashMap<>();
    session
        .createNativeQuery(LIST, Row.class)
        .setParameter("id", classroom)
        .setParameter("all", all)
        .getResultList()
        .forEach(row -> rows.computeIfAbsent(row.id(), _ -> new ArrayList<>()).add(row));
    return rows.values().stream().map(AssignmentStatements::assignment).toList();
  }

  private static Assignment assignment(List<Row> rows) {
    Row first = rows.getFirst();
    return new Assignment(
        first.id(),
        first.title(),
        first.opensAt(),
        first.dueAt(),
        rows.stream().map(Row::puzzle).toList());
  }

  /** The puzzles that are neither published nor in the assignment already. */
  List<String> unpublished(@Nullable UUID assignment, List<String> slugs) {
    return Column.query(session, UNPUBLISHED, String.class)
        .setParameter("slugs", slugs.toArray(String[]::new))
        .setParameter("assignment", assignment, UUID.class)
        .getResultList();
  }

  UUID add(UUID classroom, String title, Instant opensAt, @Nullable Instant dueAt) {
    return Column.query(session, ADD, UUID.class)
        .setParameter("classroom", classroom)
        .setParameter("title", title)
        .setParameter("opens", opensAt)
        .setParameter("due", dueAt, Instant.class)
        .getSingleResult();
  }

  void change(UUID id, String title, Instant opensAt, @Nullable Instant dueAt) {
    session
        .createNativeMutationQuery(CHANGE)
        .setParameter("id", id)
        .setParameter("title", title)
        .setParameter("opens", opensAt)
        .setParameter("due", dueAt, Instant.class)
        .executeUpdate();
  }

  /** Makes these the puzzles of an assignment. */
  void setPuzzles(UUID id, List<String> slugs) {
    for (String sql : List.of(REMOVE_PUZZLES, ADD_PUZZLES)) {
      session
          .createNativeMutationQuery(sql)
          .setParameter("id", id)
          .setParameter("slugs", slugs.toArray(String[]::new))
          .executeUpdate();
    }
  }

  /** The puzzles of all assignments of a class. */
  long countPuzzles(UUID classroom) {
    return Column.query(session, COUNT_PUZZLES, Long.class)
        .setParameter("id", classroom)
        .getSingleResult();
  }

  void delete(UUID id) {
    session
        .createNativeMutationQuery("delete from assignment where id = :id")
        .setParameter("id", id)
        .executeUpdate();
  }

  private record KeptRow(
      UUID id,
      UUID classId,
      String title,
      Instant opensAt,
      @Nullable Instant dueAt,
      String[] puzzles) {
    private Assignments.Kept kept() {
      return new Assignments.Kept(id, classId, title, opensAt, dueAt, List.of(puzzles));
    }
  }

  /** The assignments of all classes of a teacher after this id. */
  List<Assignments.Kept> kept(UUID teacher, UUID after, int limit) {
    return session
        .createNativeQuery(KEPT, KeptRow.class)
        .setParameter("teacher", teacher)
        .setParameter("after", after)
        .setParameter("limit", limit)
        .getResultStream()
        .map(KeptRow::kept)
        .toList();
  }

  /** The puzzles of all assignments that are open to a member. */
  List<String> given(UUID player) {
    return Column.query(session, GIVEN, String.class)
        .setParameter("player", player)
        .getResultList();
  }
}

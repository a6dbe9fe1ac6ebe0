package io.arbiter.server.classroom;

import io.arbiter.server.database.Queries;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.processing.HQL;
import org.hibernate.annotations.processing.SQL;
import org.jspecify.annotations.Nullable;

/** Queries of assignments, and of what members have sent for them. */
interface AssignmentQueries extends Queries {
  /**
   * The one rule for what belongs to an assignment: submissions of a member, from joining on, to a
   * puzzle, from its assignment and opening on, until it closes or the class is archived. These are
   * the submissions {@code s} that belong to the assignment {@code a} of the class {@code c}, with
   * its member {@code m}, the member's dates {@code d} and the player {@code p}.
   */
  String ASSIGNED =
      """
      from classroom c
      join classroom_member m on m.classroom_id = c.id
      join shown_player p on p.id = m.player_id
      join assigned_puzzle a on a.classroom_id = c.id
      join member_date d on d.assignment_id = a.assignment_id and d.player_id = m.player_id
      join ordinary_submission s on s.player_id = m.player_id and s.puzzle_id = a.puzzle_id
        and s.kind = 'SUBMISSION'
        and s.submitted_at >= greatest(a.counts_from, m.joined_at)
        and s.submitted_at < coalesce(c.archived_at, 'infinity')
        and s.submitted_at <= coalesce(d.closes_at, 'infinity')
      """;

  String ASSIGNED_WORK = ASSIGNED + "where c.id = :classroom\n";

  record Row(
      UUID id,
      String title,
      Instant opensAt,
      @Nullable Instant dueAt,
      @Nullable Instant closesAt,
      String slug,
      String puzzleTitle,
      boolean published) {}

  /**
   * The puzzles of the assignments of a class, of all or only of the open ones.
   *
   * @param player whose extensions count, if the player is a member
   */
  @SQL(
      """
      select a.id, a.title, a.opens_at, coalesce(d.due_at, a.due_at) as due_at,
        coalesce(d.closes_at, a.closes_at) as closes_at, p.slug,
        coalesce(v.title, p.slug) as puzzle_title, v.slug is not null as published
      from assignment a
      left join member_date d on d.assignment_id = a.id and d.player_id = :player
      join assignment_puzzle z on z.assignment_id = a.id
      join named_puzzle p on p.id = z.puzzle_id
      left join published_version v on v.puzzle_id = z.puzzle_id
      where a.classroom_id = :classroom and (:all or a.opens_at <= now())
      order by a.opens_at, a.id, z.place
      """)
  List<Row> list(UUID classroom, UUID player, boolean all);

  /** Who has more time for assignments of a class. */
  @HQL(
      """
      select e.assignmentId, p.name, e.dueAt
      from ExtensionEntity e join ShownPlayer p on p.id = e.playerId
      where e.classroomId = :classroom order by lower(p.name)
      """)
  List<Assignment.Extension> extensions(UUID classroom);

  /** Gives a member more time. */
  @HQL(
      """
      insert into ExtensionEntity (assignmentId, playerId, classroomId, dueAt)
      values (:assignment, :player, :classroom, :dueAt)
      on conflict (assignmentId, playerId) do update set dueAt = :dueAt
      """)
  int extend(UUID assignment, UUID player, UUID classroom, Instant dueAt);

  @HQL("delete from ExtensionEntity where assignmentId = :assignment and playerId = :player")
  int endExtension(UUID assignment, UUID player);

  /**
   * Copies the assignments of a class into another. The dates move by as many days as make the
   * first assignment open today, unless it opens later.
   */
  @SQL(
      """
      with move as (
        select greatest(date_trunc('day', now()) - date_trunc('day', min(opens_at)), interval '0')
          as days
        from assignment where classroom_id = :from
      ), source as materialized (
        select a.id, uuidv7() as copy, a.title, a.opens_at + m.days as opens_at,
          a.due_at + m.days as due_at, a.closes_at + m.days as closes_at
        from assignment a, move m where a.classroom_id = :from
      ), made as (
        insert into assignment (id, classroom_id, title, opens_at, due_at, closes_at)
        select copy, :classroom, title, opens_at, due_at, closes_at from source
      ), filled as (
        insert into assignment_puzzle (assignment_id, puzzle_id, place)
        select s.copy, z.puzzle_id, z.place
        from source s join assignment_puzzle z on z.assignment_id = s.id
        returning place
      )
      select count(*) from filled
      """)
  CountRow copy(UUID from, UUID classroom);

  /** The puzzles that are neither published nor in the assignment already. */
  @SQL(
      """
      select w.slug from unnest(cast(:slugs as text[])) with ordinality w (slug, place)
      where not exists (select from published_version v where v.slug = w.slug)
        and not exists (select from assignment_puzzle z join named_puzzle p on p.id = z.puzzle_id
          where z.assignment_id = cast(:assignment as uuid) and p.slug = w.slug)
      order by w.place
      """)
  List<TextRow> unpublished(@Nullable UUID assignment, String[] slugs);

  /** Makes these the puzzles of an assignment. Puzzles that stay keep the time of their adding. */
  @SQL(
      """
      with wanted as (
        select p.id, w.place from unnest(cast(:slugs as text[])) with ordinality w (slug, place)
        join named_puzzle p on p.slug = w.slug
      ), removed as (
        delete from assignment_puzzle
        where assignment_id = :assignment and puzzle_id not in (select id from wanted)
      ), kept as (
        insert into assignment_puzzle (assignment_id, puzzle_id, place)
        select :assignment, id, place from wanted
        on conflict (assignment_id, puzzle_id) do update set place = excluded.place
        returning place
      )
      select count(*) from kept
      """)
  CountRow setPuzzles(UUID assignment, String[] slugs);

  /** The assignments of all classes of a teacher after this id. */
  @SQL(
      """
      select a.id, a.classroom_id as class_id, a.title, a.opens_at, a.due_at,
        (select array_agg(p.slug order by z.place) from assignment_puzzle z
          join named_puzzle p on p.id = z.puzzle_id where z.assignment_id = a.id) as puzzles
      from assignment a join classroom c on c.id = a.classroom_id
      where c.teacher_id = :teacher and a.id > :after order by a.id limit :limit
      """)
  List<ClassData.ExportedAssignment> export(UUID teacher, UUID after, int limit);

  @SQL(
      """
      select distinct p.slug
      from classroom_member m
      join classroom c on c.id = m.classroom_id
      join assignment a on a.classroom_id = m.classroom_id
      join assignment_puzzle z on z.assignment_id = a.id
      join named_puzzle p on p.id = z.puzzle_id
      where m.player_id = :player and c.archived_at is null and a.opens_at <= now()
      """)
  List<TextRow> given(UUID player);

  /** What a member has sent for an assignment, the newest first. */
  @SQL(
      """
      select s.id, (select z.slug from named_puzzle z where z.id = s.puzzle_id) as puzzle,
        s.verdict, s.submitted_at, s.submitted_at > coalesce(d.due_at, 'infinity') as late
      """
          + ASSIGNED_WORK
          + """
            and a.assignment_id = :assignment and m.player_id = :member
            and (cast(:after as uuid) is null or s.id < :after)
          order by s.id desc limit :limit
          """)
  List<AssignedWork.Sent> sent(
      UUID classroom, UUID member, UUID assignment, @Nullable UUID after, int limit);

  /** The member who has sent a submission that belongs to an assignment of the class. */
  @SQL("select p.name " + ASSIGNED_WORK + " and s.id = :submission limit 1")
  Optional<TextRow> author(UUID classroom, UUID submission);

  /** The latest accepted solution of each member. */
  @SQL(
      "select distinct on (s.player_id) p.name as player, s.id as submission, s.submitted_at "
          + ASSIGNED_WORK
          + """
            and a.assignment_id = :assignment and s.verdict = 'ACCEPTED'
            and a.puzzle_id = (select z.id from named_puzzle z where z.slug = :puzzle)
          order by s.player_id, s.id desc
          """)
  List<AssignedWork.SimilarPair.Side> solutions(UUID classroom, UUID assignment, String puzzle);

  /**
   * All members with all puzzles, also those without submissions; by member, assignment and puzzle.
   * The members' submissions are read once, from an index alone, and then joined; the rule of
   * {@link #ASSIGNED_WORK} is repeated here, since the joins are others.
   *
   * @param all false for the own rows of a member, and only of open assignments
   * @param assignment null for all
   */
  @SQL(
      """
      with class as (
        select id, archived_at from classroom c where id = :classroom
      ), member as (
        select m.player_id, m.joined_at, p.name
        from classroom_member m join shown_player p on p.id = m.player_id
        where m.classroom_id = :classroom and (:all or m.player_id = :player)
      ), assigned as (
        select a.*, z.slug, v.points from assigned_puzzle a
        join named_puzzle z on z.id = a.puzzle_id
        left join published_version v on v.puzzle_id = a.puzzle_id
        where a.classroom_id = :classroom and (:all or a.opens_at <= now())
          and (cast(:assignment as uuid) is null or a.assignment_id = :assignment)
      ), sent as materialized (
        select m.player_id, s.puzzle_id, s.id, s.verdict, s.submitted_at
        from member m
        cross join class c
        cross join lateral (
          select puzzle_id, id, verdict, submitted_at from judged_submission j
          where j.player_id = m.player_id and j.submitted_at >= m.joined_at
            and j.submitted_at < coalesce(c.archived_at, 'infinity')
            and j.verdict <> all(:uncounted)
          offset 0
        ) s
        where s.puzzle_id in (select puzzle_id from assigned)
      )
      select m.name as player, a.assignment_id as assignment, a.title, d.due_at, a.slug as puzzle,
        count(s.id) as tries,
        min(s.submitted_at) filter (where s.verdict = 'ACCEPTED') as solved_at,
        coalesce(min(s.submitted_at) filter (where s.verdict = 'ACCEPTED') > d.due_at, false) as late,
        case when bool_or(s.verdict = 'ACCEPTED') then coalesce(a.points, 0) else 0 end as points,
        (array_agg(s.verdict order by s.submitted_at desc, s.id desc))[1] as last_verdict,
        max(s.submitted_at) as last_at
      from member m
      cross join assigned a
      join member_date d on d.assignment_id = a.assignment_id and d.player_id = m.player_id
      left join sent s on s.player_id = m.player_id and s.puzzle_id = a.puzzle_id
        and s.submitted_at >= a.counts_from and s.submitted_at <= coalesce(d.closes_at, 'infinity')
      group by m.player_id, m.name, a.assignment_id, a.title, a.opens_at, d.due_at, a.slug, a.place,
        a.points
      order by lower(m.name), a.opens_at, a.assignment_id, a.place
      """)
  List<ClassProgress.Result> progress(
      UUID classroom, UUID player, boolean all, @Nullable UUID assignment, String[] uncounted);
}

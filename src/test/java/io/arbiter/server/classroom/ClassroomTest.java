package io.arbiter.server.classroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.arbiter.SameMoment;
import io.arbiter.ServerTest;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.server.DatabaseTest;
import io.arbiter.server.similarity.Fingerprints;
import io.arbiter.server.similarity.SimilarSolutions;
import io.arbiter.server.similarity.SimilarityTest;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Classes with their members, assignments and progress. */
@ServerTest
class ClassroomTest extends DatabaseTest {
  private static final Instant THEN = Instant.parse("2026-01-01T00:00:00Z");

  private static final String HEADER =
      "\uFEFFplayer,assignment,due_at,puzzle,tries,solved_at,late,points,last_verdict,last_sent_at\r\n";

  @Inject Classes classes;
  @Inject Members members;
  @Inject ClassData data;
  @Inject ClassQueries queries;
  @Inject Assignments assignments;
  @Inject AssignedWork works;
  @Inject Fingerprints fingerprints;

  private UUID id;
  private UUID tess;
  private UUID ada;
  private UUID bob;
  private UUID easy;
  private UUID hard;
  private String code;

  @BeforeEach
  void aClassWithoutMembers() {
    tess = player("tess", "player", "teacher");
    ada = player("ada");
    bob = player("bob");
    easy = puzzle("easy");
    hard = puzzle("hard");
    id = classes.add(tess, "Loops");
    code = classes.code(seat(tess));
  }

  private UUID classroom(UUID teacher) {
    UUID other = UUID.randomUUID();
    database.update(
        "insert into classroom (id, teacher_id, name, code) values (?, ?, 'Class', ?)",
        other,
        teacher,
        other.toString());
    return other;
  }

  private void join(UUID classroom, UUID player) {
    database.update("insert into classroom_member values (?, ?, ?)", classroom, player, THEN);
  }

  private void adaAndBobJoin() {
    join(id, ada);
    join(id, bob);
  }

  /** Adds so many players, and makes them members. */
  private void joinMany(int players) {
    addPlayers(players);
    database.update(
        "insert into classroom_member select ?, id, now() from player where name like 'm%'", id);
  }

  /** An assignment that is not due. */
  private UUID assignment(Instant opensAt, UUID... puzzles) {
    UUID assignment = UUID.randomUUID();
    database.update(
        "insert into assignment values (?, ?, 'Assignment', ?, null)", assignment, id, opensAt);
    for (int i = 0; i < puzzles.length; i++) {
      database.update(
          "insert into assignment_puzzle values (?, ?, ?, ?)", assignment, puzzles[i], i, opensAt);
    }
    return assignment;
  }

  private UUID submit(UUID player, UUID puzzle, String verdict, Instant at) {
    return submission("SUBMISSION", player, puzzle, at, verdict);
  }

  private static Instant at(int minutes) {
    return THEN.plus(Duration.ofMinutes(minutes));
  }

  private Seat seat(UUID player) {
    return classes.seat(id, player);
  }

  @Test
  void aPlayerWithTheCodeJoinsOnceAndLeaves() {
    assertThat(members.invitation(ada, code))
        .isEqualTo(new Members.Invitation(id, "Loops", "tess", false));
    assertThat(members.join(id, ada, code.toLowerCase(Locale.ROOT))).isTrue();
    assertThat(members.join(id, ada, code)).isFalse();
    assertThat(members.invitation(ada, code).seated()).isTrue();
    assertThat(members.of(seat(ada))).containsExactly(new Members.Member("ada", null));
    assertThat(members.of(seat(tess)).getFirst().joinedAt()).isNotNull();
    assertThat(classes.page(ada, page(1)).items().getFirst().members()).isEqualTo(1);
    members.remove(id, ada, "ADA");
    assertRefused(() -> seat(ada), ErrorCode.NOT_FOUND);
    assertThat(members.of(seat(tess))).isEmpty();
  }

  @Test
  void anArchivedClassCanBeReadAndLeft() {
    members.join(id, ada, code);
    classes.archive(id, tess);
    assertRefused(() -> members.join(id, bob, code), ErrorCode.CONFLICT);
    assertRefused(() -> members.invitation(bob, code), ErrorCode.NOT_FOUND);
    assertRefused(() -> classes.rename(id, tess, "x"), ErrorCode.CONFLICT);
    assertRefused(() -> classes.replaceCode(id, tess), ErrorCode.CONFLICT);
    assertRefused(() -> classes.archive(id, tess), ErrorCode.CONFLICT);
    assertThat(seat(ada).archivedAt()).isNotNull();
    members.remove(id, ada, "ada");
    assertThat(classes.count(ada)).isZero();
  }

  @Test
  void aClassIsFullAtTheLimitEvenIfPlayersJoinAtOnce() throws Exception {
    joinMany(Members.MOST_MEMBERS - 1);
    List<UUID> others = IntStream.range(0, 8).mapToObj(i -> player("other" + i)).toList();
    assertThat(SameMoment.accepted(8, i -> members.join(id, others.get(i), code))).isEqualTo(1);
    assertRefused(() -> members.join(id, ada, code), ErrorCode.CONFLICT);
  }

  @Test
  void theListHasOwnClassesOnlyTheNewestFirstUpToTheLimit() {
    members.join(id, ada, code);
    UUID second = classes.add(tess, "Strings");
    classes.add(player("other", "player", "teacher"), "Hidden");
    classes.rename(second, tess, "Texts");
    assertThat(allPages(1, request -> classes.page(tess, request)))
        .extracting(one -> one.seat().name(), one -> one.seat().teaches())
        .containsExactly(tuple("Texts", true), tuple("Loops", true));
    assertThat(classes.page(ada, page(5)).items())
        .extracting(Classes.ClassSummary::seat)
        .extracting(Seat::id, Seat::teacher, Seat::teaches)
        .containsExactly(tuple(id, "tess", false));
    assertThat(classes.count(tess)).isEqualTo(2);
    for (int i = 2; i < Classes.MOST_CLASSES; i++) {
      classroom(tess);
    }
    assertRefused(() -> classes.add(tess, "one more"), ErrorCode.CONFLICT);
  }

  @Test
  void whoLosesTheRoleSeesNothingMore() {
    members.join(id, ada, code);
    database.update("update player set roles = '{player}' where id = ?", tess);
    assertRefused(() -> seat(tess), ErrorCode.NOT_FOUND);
    assertThat(classes.count(tess)).isZero();
    assertThat(seat(ada).teaches()).isFalse();
  }

  @Test
  void aClassGoesWithItsTeacherAndAMemberWithTheAccount() {
    members.join(id, ada, code);
    join(id, bob);
    assignment(THEN, easy);
    assertThat(queries.export(ada, new UUID(0, 0), 10))
        .extracting(ClassData.ExportedClass::name, ClassData.ExportedClass::teaches)
        .containsExactly(tuple("Loops", false));
    inTransaction(() -> data.remove(ada));
    assertThat(members.of(seat(bob))).containsExactly(new Members.Member("bob", null));
    inTransaction(() -> data.remove(tess));
    for (String table :
        List.of("classroom", "classroom_member", "assignment", "assignment_puzzle")) {
      assertThat(count(table)).as(table).isZero();
    }
  }

  private static AssignmentOrder order(Instant opensAt, Instant dueAt, String... slugs) {
    return new AssignmentOrder("Week 1", List.of(slugs), opensAt, dueAt, null);
  }

  private List<Assignment> seenBy(UUID player) {
    return assignments.of(seat(player));
  }

  @Test
  void anAssignmentHasPuzzlesInOrderAndDates() {
    join(id, ada);
    Instant due = Instant.parse("2027-01-01T00:00:00Z");
    Assignment made = assignments.add(id, tess, order(THEN, due, "hard", "easy"));
    assertThat(made).extracting("title", "opensAt", "dueAt").containsExactly("Week 1", THEN, due);
    assertThat(made.puzzles())
        .containsExactly(
            new Assignment.AssignedPuzzle("hard", "t", true),
            new Assignment.AssignedPuzzle("easy", "t", true));
    assertThat(seenBy(ada)).containsExactly(made);
    assertThat(assignments.givenTo(ada)).containsExactlyInAnyOrder("easy", "hard");
    assertThat(assignments.givenTo(tess)).isEmpty();
  }

  @Test
  void membersSeeItFromItsOpeningOn() {
    join(id, ada);
    Instant later = Instant.now().plus(Duration.ofDays(1));
    Assignment made = assignments.add(id, tess, order(later, null, "easy"));
    assertThat(seenBy(tess)).containsExactly(made);
    assertThat(seenBy(ada)).isEmpty();
    assertThat(assignments.givenTo(ada)).isEmpty();
    assertRefused(() -> assignments.require(seat(ada), made.id()), ErrorCode.NOT_FOUND);
    assignments.change(id, tess, made.id(), order(Instant.now(), null, "easy"));
    assertThat(seenBy(ada)).hasSize(1);
    assertThat(assignments.givenTo(ada)).containsExactly("easy");
  }

  @Test
  void anOpeningDoesNotMoveBackBeforeTheChange() {
    Instant begin = Instant.now().minusMillis(1);
    Instant later = begin.plus(Duration.ofDays(1));
    Instant due = begin.plus(Duration.ofDays(2));
    Assignment made = assignments.add(id, tess, order(later, null, "easy"));
    assertRefused(
        () -> assignments.change(id, tess, made.id(), order(THEN, begin, "easy")),
        ErrorCode.INVALID);
    assertRefused(
        () -> assignments.change(id, tess, made.id(), order(THEN, due, "easy")), ErrorCode.INVALID);
    Instant thisMinute = begin.truncatedTo(ChronoUnit.MINUTES);
    Assignment opened = assignments.change(id, tess, made.id(), order(thisMinute, due, "easy"));
    assertThat(opened.opensAt()).isBetween(begin, Instant.now());
    assertRefused(
        () -> assignments.change(id, tess, made.id(), order(THEN, due, "easy")), ErrorCode.INVALID);
    assertThat(assignments.change(id, tess, made.id(), order(null, due, "easy"))).isEqualTo(opened);
  }

  @Test
  void aChangeKeepsWhenItsPuzzlesWereAdded() {
    Assignment made = assignments.add(id, tess, order(null, null, "easy"));
    database.update("update assignment_puzzle set added_at = ?", THEN);
    Assignment changed = assignments.change(id, tess, made.id(), order(null, null, "hard", "easy"));
    assertThat(changed.opensAt()).isEqualTo(made.opensAt());
    assertThat(changed.puzzles()).extracting("slug").containsExactly("hard", "easy");
    String kept = "puzzle p join assignment_puzzle z on z.puzzle_id = p.id where added_at = ?";
    assertThat(texts("select slug from " + kept, THEN)).containsExactly("easy");
    assertThat(assignments.change(id, tess, made.id(), order(null, null, "hard")).puzzles())
        .hasSize(1);
  }

  @Test
  void whatCannotBeAssignedIsRefused() {
    join(id, ada);
    database.update("update puzzle_version set state = 'RETIRED' where slug = 'hard'");
    for (AssignmentOrder order :
        List.of(
            order(null, null, "easy", "hard", "none"),
            order(THEN, THEN, "easy"),
            new AssignmentOrder("A", List.of("easy"), THEN, at(2), at(1)),
            new AssignmentOrder("A", List.of("easy"), THEN, null, THEN),
            order(Instant.parse("9999-01-01T00:00:00Z"), null, "easy"),
            order(Instant.parse("-0500-01-01T00:00:00Z"), null, "easy"))) {
      assertRefused(() -> assignments.add(id, tess, order), ErrorCode.INVALID);
    }
    String[] many =
        IntStream.rangeClosed(0, Assignments.MOST_PUZZLES)
            .mapToObj(i -> "p" + i)
            .toArray(String[]::new);
    Stream.of(many).forEach(this::puzzle);
    assertRefused(() -> assignments.add(id, tess, order(null, null, many)), ErrorCode.CONFLICT);
    assertThat(seenBy(tess)).isEmpty();
  }

  @Test
  void aRetiredPuzzleStaysWhereItIsAssigned() {
    Assignment made = assignments.add(id, tess, order(null, null, "hard"));
    database.update("update puzzle_version set state = 'RETIRED' where slug = 'hard'");
    assertThat(assignments.change(id, tess, made.id(), order(null, null, "hard", "easy")).puzzles())
        .containsExactly(
            new Assignment.AssignedPuzzle("hard", "hard", false),
            new Assignment.AssignedPuzzle("easy", "t", true));
  }

  @Test
  void anAssignmentIsDeletedAndNothingChangesInAnArchivedClass() {
    join(id, ada);
    Assignment made = assignments.add(id, tess, order(null, null, "easy"));
    Assignment kept = assignments.add(id, tess, order(null, null, "hard"));
    assertRefused(() -> assignments.delete(id, ada, made.id()), ErrorCode.FORBIDDEN);
    assignments.delete(id, tess, made.id());
    assertRefused(() -> assignments.delete(id, tess, made.id()), ErrorCode.NOT_FOUND);
    assertRefused(
        () -> assignments.change(id, tess, made.id(), order(null, null, "easy")),
        ErrorCode.NOT_FOUND);
    UUID other = classroom(tess);
    assertRefused(() -> assignments.delete(other, tess, kept.id()), ErrorCode.NOT_FOUND);
    classes.archive(id, tess);
    assertRefused(() -> assignments.delete(id, tess, kept.id()), ErrorCode.CONFLICT);
    assertRefused(() -> assignments.add(id, tess, order(null, null, "easy")), ErrorCode.CONFLICT);
    assertThat(seenBy(ada)).containsExactly(kept);
    assertThat(assignments.givenTo(ada)).isEmpty();
  }

  private List<ClassProgress.Result> progress(UUID viewer) {
    return works.progress(seat(viewer), viewer, Optional.empty());
  }

  private List<ClassProgress.Result> results(String player) {
    return ClassProgress.of(progress(tess)).members().stream()
        .filter(member -> member.player().equals(player))
        .findFirst()
        .orElseThrow()
        .results();
  }

  private List<AssignedWork.Sent> work(String player, UUID assignment) {
    Seat seat = seat(tess);
    return works
        .page(seat, player, assignments.require(seat, assignment), new PageRequest())
        .items();
  }

  @Test
  void aResultHasTriesTheFirstSolutionAndTheLastVerdict() {
    adaAndBobJoin();
    UUID assignment = assignment(at(1), easy, hard);
    database.update("update assignment set due_at = ?", at(10));
    submit(ada, easy, "WRONG_ANSWER", at(2));
    submit(ada, easy, "ACCEPTED", at(3));
    submit(ada, easy, "ACCEPTED", at(4));
    submit(ada, easy, "TIME_LIMIT", at(5));
    submit(ada, easy, "JUDGE_ERROR", at(6));
    submit(bob, hard, "ACCEPTED", at(11));
    ClassProgress.Result adas =
        new ClassProgress.Result(
            "ada",
            assignment,
            "Assignment",
            at(10),
            "easy",
            4,
            at(3),
            false,
            10,
            "TIME_LIMIT",
            at(5));
    assertThat(results("ada")).containsExactly(adas);
    ClassProgress.Result bobs =
        new ClassProgress.Result(
            "bob",
            assignment,
            "Assignment",
            at(10),
            "hard",
            1,
            at(11),
            true,
            10,
            "ACCEPTED",
            at(11));
    assertThat(results("bob")).containsExactly(bobs);
    assertThat(work("bob", assignment)).extracting(AssignedWork.Sent::late).containsExactly(true);
    assertThat(work("ada", assignment))
        .hasSize(5)
        .extracting(AssignedWork.Sent::late)
        .containsOnly(false);
  }

  @Test
  void anAssignmentClosesButOneMemberMayHaveMoreTime() {
    adaAndBobJoin();
    UUID assignment = assignment(THEN, easy);
    database.update("update assignment set due_at = ?, closes_at = ?", at(5), at(10));
    for (UUID member : List.of(ada, bob)) {
      submit(member, easy, "ACCEPTED", at(12));
    }
    assertThat(results("ada")).isEmpty();
    assertThat(assignments.extend(id, tess, assignment, "BOB", at(20)).extensions())
        .containsExactly(new Assignment.Extension(assignment, "bob", at(20)));
    assertThat(results("ada")).isEmpty();
    assertThat(results("bob")).extracting("late", "dueAt").containsExactly(tuple(false, at(20)));
    assertThat(work("bob", assignment)).extracting(AssignedWork.Sent::late).containsExactly(false);
    assertThat(seenBy(bob)).extracting("dueAt", "closesAt").containsExactly(tuple(at(20), at(20)));
    assertThat(seenBy(ada)).extracting("dueAt", "closesAt").containsExactly(tuple(at(5), at(10)));
    assertThat(seenBy(bob).getFirst().extensions()).isEmpty();
    assertRefused(
        () -> assignments.extend(id, ada, assignment, "ada", at(20)), ErrorCode.FORBIDDEN);
    assertRefused(
        () -> assignments.extend(id, tess, assignment, "tess", at(20)), ErrorCode.NOT_FOUND);
    assignments.extend(id, tess, assignment, "bob", at(11));
    assertThat(results("bob")).isEmpty();
    assertThat(assignments.extend(id, tess, assignment, "bob", null).extensions()).isEmpty();
  }

  @Test
  void anotherTeacherDoesAllButWhatTheMakerDoes() {
    join(id, ada);
    UUID tom = player("tom", "player", "teacher");
    assertRefused(() -> classes.addTeacher(id, tess, "bob"), ErrorCode.INVALID);
    assertRefused(() -> classes.addTeacher(id, ada, "tom"), ErrorCode.FORBIDDEN);
    classes.addTeacher(id, tess, "Tom");
    assertRefused(() -> classes.addTeacher(id, tess, "tom"), ErrorCode.CONFLICT);
    assertRefused(() -> members.join(id, tom, code), ErrorCode.CONFLICT);
    assertThat(seat(tom).teaches()).isTrue();
    assertThat(classes.teachers(seat(ada))).containsExactly("tom");
    UUID assignment = assignments.add(id, tom, order(null, null, "easy")).id();
    assignments.delete(id, tom, assignment);
    assertRefused(() -> classes.delete(id, tom), ErrorCode.FORBIDDEN);
    assertRefused(() -> classes.removeTeacher(id, tom, "tess"), ErrorCode.FORBIDDEN);
    assertRefused(() -> classes.removeTeacher(id, tess, "ada"), ErrorCode.NOT_FOUND);
    classes.removeTeacher(id, tom, "tom");
    assertRefused(() -> seat(tom), ErrorCode.NOT_FOUND);
  }

  @Test
  void aNewClassCanHaveTheAssignmentsOfAnother() {
    Instant due = THEN.plus(Duration.ofDays(7));
    assignments.add(id, tess, new AssignmentOrder("A", List.of("hard", "easy"), THEN, due, due));
    UUID next = classroom(tess);
    UUID strange = classroom(player("tom", "player", "teacher"));
    assertRefused(() -> assignments.copy(strange, next, tess), ErrorCode.NOT_FOUND);
    assignments.copy(id, next, tess);
    Assignment copied = assignments.of(classes.seat(next, tess)).getFirst();
    assertThat(copied.puzzles()).extracting("slug").containsExactly("hard", "easy");
    Duration moved = Duration.between(THEN, copied.opensAt());
    assertThat(moved).isEqualTo(Duration.ofDays(moved.toDays()));
    assertThat(copied.opensAt()).isAfter(Instant.now().minus(Duration.ofDays(1)));
    assertThat(copied).extracting("dueAt", "closesAt").containsOnly(due.plus(moved));
  }

  @Test
  void onlyTheTimeOfAssignmentAndMembershipCounts() {
    adaAndBobJoin();
    join(classroom(tess), ada);
    UUID assignment = assignment(at(10), easy, hard);
    database.update("update assignment_puzzle set added_at = ? where puzzle_id = ?", at(20), hard);
    database.update("update classroom_member set joined_at = ? where player_id = ?", at(15), bob);
    UUID before = submit(ada, easy, "ACCEPTED", at(9));
    UUID early = submit(bob, easy, "ACCEPTED", at(14));
    UUID unassigned = submit(ada, hard, "ACCEPTED", at(19));
    assertThat(results("ada")).isEmpty();
    assertThat(results("bob")).isEmpty();
    UUID counted = submit(ada, hard, "ACCEPTED", at(20));
    submit(bob, easy, "ACCEPTED", at(15));
    assertThat(results("ada")).hasSize(1);
    assertThat(results("bob")).hasSize(1);
    assertThat(work("ada", assignment)).extracting(AssignedWork.Sent::id).containsExactly(counted);
    for (UUID hidden : List.of(before, unassigned)) {
      assertRefused(() -> works.find(seat(tess), "ada", hidden), ErrorCode.NOT_FOUND);
    }
    assertRefused(() -> works.find(seat(tess), "bob", early), ErrorCode.NOT_FOUND);
    assertRefused(() -> works.find(seat(tess), "bob", counted), ErrorCode.NOT_FOUND);
    assertThat(works.find(seat(tess), "ADA", counted).details().source()).isEqualTo("x = 1");

    database.update("update classroom set archived_at = ?", at(30));
    UUID afterwards = submit(ada, hard, "ACCEPTED", at(30));
    assertThat(results("ada").getFirst().tries()).isEqualTo(1);
    assertRefused(() -> works.find(seat(tess), "ada", afterwards), ErrorCode.NOT_FOUND);

    database.update("delete from classroom_member where player_id = ?", ada);
    assertRefused(() -> works.find(seat(tess), "ada", counted), ErrorCode.NOT_FOUND);
    assertRefused(() -> work("ada", assignment), ErrorCode.NOT_FOUND);
  }

  @Test
  void runsAndOtherPuzzlesAreNoneOfTheTeachersBusiness() {
    adaAndBobJoin();
    UUID assignment = assignment(at(1), easy);
    UUID run = submission("RUN", ada, easy, at(2), "ACCEPTED");
    UUID other = submit(ada, hard, "ACCEPTED", at(2));
    assertThat(results("ada")).isEmpty();
    assertThat(work("ada", assignment)).isEmpty();
    for (UUID hidden : List.of(run, other)) {
      assertRefused(() -> works.find(seat(tess), "ada", hidden), ErrorCode.NOT_FOUND);
    }
  }

  @Test
  void aMemberSeesTheOwnProgressOfOpenAssignments() {
    adaAndBobJoin();
    UUID open = assignment(at(1), easy);
    UUID later = assignment(Instant.now().plus(Duration.ofDays(1)), hard);
    submit(ada, easy, "ACCEPTED", at(2));
    submit(bob, easy, "ACCEPTED", at(2));
    ClassProgress own = ClassProgress.of(progress(ada));
    assertThat(own.members()).extracting(ClassProgress.OfMember::player).containsExactly("ada");
    assertThat(progress(ada)).extracting(ClassProgress.Result::puzzle).containsExactly("easy");
    assertThat(progress(tess)).hasSize(4);
    for (UUID alone : List.of(open, later)) {
      assertThat(works.progress(seat(tess), tess, Optional.of(alone)))
          .extracting(ClassProgress.Result::player, ClassProgress.Result::assignment)
          .containsExactly(tuple("ada", alone), tuple("bob", alone));
    }
  }

  @Test
  void theProgressOfAClassIsOneStatement() {
    adaAndBobJoin();
    assignment(at(1), easy, hard, puzzle("third"));
    joinMany(8);
    submit(ada, easy, "WRONG_ANSWER", at(2));
    submit(bob, hard, "ACCEPTED", at(3));
    Seat seat = seat(tess);
    assertThat(
            statements(() -> assertThat(works.progress(seat, tess, Optional.empty())).hasSize(30)))
        .isEqualTo(1);
  }

  private UUID solve(UUID player, int minute, LongStream hashes) {
    UUID submission = submit(player, easy, "ACCEPTED", at(minute));
    fingerprints.store(Map.of(submission, SimilarityTest.fingerprints(hashes)));
    return submission;
  }

  @Test
  void similarSolutionsOfMembersAreFoundAndThoseOfOthersAreNot() {
    adaAndBobJoin();
    UUID assignment = assignment(at(1), easy, hard);
    UUID cat = player("cat");
    join(id, cat);
    UUID earlier = solve(bob, 2, LongStream.range(0, 40));
    UUID later = solve(ada, 3, LongStream.range(0, 36));
    solve(cat, 4, LongStream.range(100, 140));
    UUID stranger = solve(player("dan"), 5, LongStream.range(0, 40));
    Seat seat = seat(tess);
    List<AssignedWork.SimilarPair> pairs = works.similar(seat, assignment, "easy", 0.8);
    assertThat(pairs)
        .containsExactly(
            new AssignedWork.SimilarPair(
                1.0,
                new AssignedWork.SimilarPair.Side("bob", earlier, at(2)),
                new AssignedWork.SimilarPair.Side("ada", later, at(3))));
    assertThat(works.similar(seat, assignment, "hard", 0.8)).isEmpty();
    SimilarSolutions.Evidence evidence = works.compare(seat, earlier, later);
    assertThat(evidence.left().source()).isEqualTo("x = 1");
    assertThat(evidence.right().player()).isEqualTo("ada");
    assertThat(evidence.matches()).hasSize(1);
    assertRefused(() -> works.compare(seat, earlier, stranger), ErrorCode.NOT_FOUND);
    assertRefused(() -> works.compare(seat, earlier, earlier), ErrorCode.NOT_FOUND);
  }

  @Test
  void codesAreLongAndDiffer() {
    SecureRandom random = new SecureRandom();
    assertThat(Stream.generate(() -> JoinCode.random(random).text()).limit(1_000))
        .doesNotHaveDuplicates()
        .allMatch(code -> code.matches("[0-9A-HJKMNP-TV-Z]{12}"));
  }

  @Test
  void aCodeIsReadAsPeopleWriteItAndAnythingElseIsNoCode() {
    for (String written :
        List.of(
            "7K2M-0XQ4-1T9C",
            "7k2m0xq41t9c",
            " 7K2M 0XQ4 1T9C ",
            "7K2M-OXQ4-IT9C",
            "7k2m-oxq4-lt9c")) {
      assertThat(JoinCode.read(written).orElseThrow())
          .as(written)
          .extracting(JoinCode::text, JoinCode::shown)
          .containsExactly("7K2M0XQ41T9C", "7K2M-0XQ4-1T9C");
    }
    for (String written :
        List.of("", "7K2M-0XQ4-1T9", "7K2M-0XQ4-1T9CC", "7K2M-0XQ4-1T9U", "7K2M-0XQ4-1T9Ö")) {
      assertThat(JoinCode.read(written)).as(written).isEmpty();
    }
  }

  private static ClassProgress.Result untried(String player, String title) {
    return new ClassProgress.Result(
        player, new UUID(1, 1), title, null, "easy", 0, null, false, 0, null, null);
  }

  private static String line(ClassProgress.Result row) {
    String sheet = ProgressSheet.of(List.of(row));
    assertThat(sheet).startsWith(HEADER).endsWith("\r\n");
    return sheet.substring(HEADER.length(), sheet.length() - 2);
  }

  @Test
  void aRowHasWhatWasSolvedWhenAndHow() {
    Instant last = Instant.parse("2026-11-28T11:00:00Z");
    ClassProgress.Result row =
        new ClassProgress.Result(
            "ada", id, "Week 1", THEN, "easy", 3, at(1), true, 20, "WRONG_ANSWER", last);
    assertThat(line(row))
        .isEqualTo(
            "ada,\"Week 1\",2026-01-01T00:00:00Z,easy,3,2026-01-01T00:01:00Z,true,20,WRONG_ANSWER,"
                + "2026-11-28T11:00:00Z");
    assertThat(line(untried("ada", "W"))).isEqualTo("ada,W,,easy,0,,,0,,");
  }

  @Test
  void textsWithSeparatorsAreQuotedAndNoTextIsAFormula() {
    assertThat(line(untried("ada", "Loops, \"and\" more")))
        .isEqualTo("ada,\"Loops, \"\"and\"\" more\",,easy,0,,,0,,");
    assertThat(line(untried("ada", "a\r\nb"))).isEqualTo("ada,\"a\r\nb\",,easy,0,,,0,,");
    for (String text : List.of("=HYPERLINK(\"http://x\")", "\n=1", "＝1")) {
      assertThat(line(untried("ada", text))).matches("(?s)ada,\"?'.*");
    }
    assertThat(line(untried("-ada", "W"))).startsWith("\"'-ada\",W,");
  }
}

package io.arbiter.server.classroom;

import static io.arbiter.server.classroom.TestClassroom.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.arbiter.ServerTest;
import io.arbiter.core.judging.Verdict;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.report.Fingerprint;
import io.arbiter.server.similarity.Fingerprints;
import io.arbiter.server.similarity.SimilarSolutions;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a real PostgreSQL. */
@ServerTest
class ProgressTest {
  private static final Instant THEN = Instant.parse("2026-01-01T00:00:00Z");

  @Inject AgroalDataSource source;
  @Inject SessionFactory sessions;
  @Inject AssignedWork works;
  @Inject Assignments assignments;
  @Inject Classes classes;
  @Inject Fingerprints fingerprints;
  @Inject ObjectMapper json;

  private TestClassroom test;
  private UUID tess;
  private UUID ada;
  private UUID bob;
  private UUID easy;
  private UUID hard;
  private UUID id;

  @BeforeEach
  void aClassWithMembers() {
    test = new TestClassroom(source);
    tess = test.teacher("tess");
    ada = test.player("ada");
    bob = test.player("bob");
    easy = test.puzzle("easy");
    hard = test.puzzle("hard");
    id = test.classroom(tess);
    test.join(id, ada, at(0));
    test.join(id, bob, at(0));
  }

  private static Instant at(int minutes) {
    return THEN.plus(Duration.ofMinutes(minutes));
  }

  private Seat seat(UUID player) {
    return classes.seat(id, player);
  }

  private List<ClassProgress.Result> results(UUID viewer, String player) {
    return ClassProgress.of(works.progress(seat(viewer), viewer, Optional.empty()))
        .members()
        .stream()
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
    UUID assignment = test.assignment(id, at(1), easy, hard);
    test.database().update("update assignment set due_at = ?", at(10));
    test.submit(ada, easy, "WRONG_ANSWER", at(2));
    test.submit(ada, easy, "ACCEPTED", at(3));
    test.submit(ada, easy, "ACCEPTED", at(4));
    test.submit(ada, easy, "TIME_LIMIT", at(5));
    test.submit(ada, easy, "JUDGE_ERROR", at(6));
    test.submit(bob, hard, "ACCEPTED", at(11));
    assertThat(results(tess, "ada"))
        .containsExactly(
            new ClassProgress.Result(
                "ada",
                assignment,
                "Assignment",
                at(10),
                "easy",
                4,
                at(3),
                false,
                Verdict.TIME_LIMIT.name(),
                at(5)));
    assertThat(results(tess, "bob"))
        .containsExactly(
            new ClassProgress.Result(
                "bob",
                assignment,
                "Assignment",
                at(10),
                "hard",
                1,
                at(11),
                true,
                Verdict.ACCEPTED.name(),
                at(11)));
    assertThat(json.valueToTree(results(tess, "bob").getFirst()).fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "assignment puzzle tries solvedAt late lastVerdict lastAt".split(" "));
    assertThat(work("bob", assignment)).extracting(AssignedWork.Sent::late).containsExactly(true);
    assertThat(work("ada", assignment))
        .hasSize(5)
        .extracting(AssignedWork.Sent::late)
        .containsOnly(false);
  }

  @Test
  void onlyTheTimeOfAssignmentAndMembershipCounts() {
    test.join(test.classroom(tess), ada, at(0));
    UUID assignment = test.assignment(id, at(10), easy, hard);
    test.database()
        .update("update assignment_puzzle set added_at = ? where puzzle_id = ?", at(20), hard);
    test.database()
        .update("update classroom_member set joined_at = ? where player_id = ?", at(15), bob);
    UUID before = test.submit(ada, easy, "ACCEPTED", at(9));
    UUID early = test.submit(bob, easy, "ACCEPTED", at(14));
    UUID unassigned = test.submit(ada, hard, "ACCEPTED", at(19));
    assertThat(results(tess, "ada")).isEmpty();
    assertThat(results(tess, "bob")).isEmpty();
    UUID counted = test.submit(ada, hard, "ACCEPTED", at(20));
    test.submit(bob, easy, "ACCEPTED", at(15));
    assertThat(results(tess, "ada")).hasSize(1);
    assertThat(results(tess, "bob")).hasSize(1);
    assertThat(work("ada", assignment)).extracting(AssignedWork.Sent::id).containsExactly(counted);
    for (UUID hidden : List.of(before, unassigned)) {
      assertRefused(() -> works.find(seat(tess), "ada", hidden)).isEqualTo(ErrorCode.NOT_FOUND);
    }
    assertRefused(() -> works.find(seat(tess), "bob", early)).isEqualTo(ErrorCode.NOT_FOUND);
    assertRefused(() -> works.find(seat(tess), "bob", counted)).isEqualTo(ErrorCode.NOT_FOUND);
    assertThat(works.find(seat(tess), "ADA", counted).details().source()).isEqualTo("x = 1");

    test.database().update("update classroom set archived_at = ?", at(30));
    UUID afterwards = test.submit(ada, hard, "ACCEPTED", at(30));
    assertThat(results(tess, "ada").getFirst().tries()).isEqualTo(1);
    assertRefused(() -> works.find(seat(tess), "ada", afterwards)).isEqualTo(ErrorCode.NOT_FOUND);

    test.database().update("delete from classroom_member where player_id = ?", ada);
    assertRefused(() -> works.find(seat(tess), "ada", counted)).isEqualTo(ErrorCode.NOT_FOUND);
    assertRefused(() -> work("ada", assignment)).isEqualTo(ErrorCode.NOT_FOUND);
  }

  @Test
  void runsAndOtherPuzzlesAreNoneOfTheTeachersBusiness() {
    UUID assignment = test.assignment(id, at(1), easy);
    UUID run = new UUID(9, 9);
    io.arbiter.TestData.addSubmission(test.database(), run, "RUN", ada, easy, at(2));
    io.arbiter.TestData.judge(test.database(), run, "ACCEPTED");
    UUID other = test.submit(ada, hard, "ACCEPTED", at(2));
    assertThat(results(tess, "ada")).isEmpty();
    assertThat(work("ada", assignment)).isEmpty();
    for (UUID hidden : List.of(run, other)) {
      assertRefused(() -> works.find(seat(tess), "ada", hidden)).isEqualTo(ErrorCode.NOT_FOUND);
    }
  }

  @Test
  void aMemberSeesTheOwnProgressOfOpenAssignments() {
    test.assignment(id, at(1), easy);
    test.assignment(id, Instant.now().plus(Duration.ofDays(1)), hard);
    test.submit(ada, easy, "ACCEPTED", at(2));
    test.submit(bob, easy, "ACCEPTED", at(2));
    ClassProgress own = ClassProgress.of(works.progress(seat(ada), ada, Optional.empty()));
    assertThat(own.members()).extracting(ClassProgress.OfMember::player).containsExactly("ada");
    assertThat(works.progress(seat(ada), ada, Optional.empty()))
        .extracting(ClassProgress.Result::puzzle)
        .containsExactly("easy");
    assertThat(works.progress(seat(tess), tess, Optional.empty())).hasSize(4);
  }

  @Test
  void oneAssignmentIsShownAlone() {
    UUID first = test.assignment(id, at(1), easy);
    UUID second = test.assignment(id, at(2), easy, hard);
    assertThat(works.progress(seat(tess), tess, Optional.of(second)))
        .hasSize(4)
        .extracting(ClassProgress.Result::assignment)
        .containsOnly(second);
    assertThat(works.progress(seat(tess), tess, Optional.of(first)))
        .extracting(ClassProgress.Result::player)
        .containsExactly("ada", "bob");
  }

  @Test
  void theProgressOfALargeClassIsOneStatement() {
    UUID[] puzzles =
        IntStream.range(0, 20).mapToObj(i -> test.puzzle("p" + i)).toArray(UUID[]::new);
    test.assignment(id, at(1), puzzles);
    for (int i = 2; i < 200; i++) {
      test.join(id, test.player("m" + i), at(0));
    }
    test.database()
        .update(
            """
            insert into submission (id, kind, player_id, puzzle_id, version, source, state, verdict,
              submitted_at, enqueued_at, judged_at)
            select gen_random_uuid(), 'SUBMISSION', m.player_id, z.puzzle_id, 1, '', 'JUDGED',
              case when try = 3 then 'ACCEPTED' else 'WRONG_ANSWER' end,
              ?::timestamptz + try * interval '1 minute', now(), now()
            from classroom_member m cross join assignment_puzzle z cross join generate_series(1, 3) try
            """,
            at(1));
    Seat seat = seat(tess);
    Statistics statistics = sessions.getStatistics();
    statistics.setStatisticsEnabled(true);
    statistics.clear();
    long begin = System.nanoTime();
    List<ClassProgress.Result> rows = works.progress(seat, tess, Optional.empty());
    long millis = Duration.ofNanos(System.nanoTime() - begin).toMillis();
    long count = statistics.getPrepareStatementCount();
    statistics.setStatisticsEnabled(false);
    System.out.println("the progress of 200 members with 20 puzzles takes " + millis + " ms");
    assertThat(count).isEqualTo(1);
    assertThat(rows)
        .hasSize(4_000)
        .allMatch(row -> row.tries() == 3 && at(4).equals(row.solvedAt()));
  }

  private UUID solve(UUID player, int minute, LongStream hashes) {
    UUID submission = test.submit(player, easy, "ACCEPTED", at(minute));
    long[] all = hashes.toArray();
    fingerprints.found(
        Map.of(
            submission,
            IntStream.range(0, all.length)
                .mapToObj(i -> new Fingerprint(all[i], i + 1, i + 2))
                .toList()));
    return submission;
  }

  @Test
  void similarSolutionsOfMembersAreFoundAndThoseOfOthersAreNot() {
    UUID assignment = test.assignment(id, at(1), easy, hard);
    UUID cat = test.player("cat");
    test.join(id, cat, at(0));
    UUID earlier = solve(bob, 2, LongStream.range(0, 40));
    UUID later = solve(ada, 3, LongStream.range(0, 36));
    solve(cat, 4, LongStream.range(100, 140));
    UUID stranger = solve(test.player("dan"), 5, LongStream.range(0, 40));
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
    assertRefused(() -> works.compare(seat, earlier, stranger)).isEqualTo(ErrorCode.NOT_FOUND);
    assertRefused(() -> works.compare(seat, earlier, earlier)).isEqualTo(ErrorCode.NOT_FOUND);
  }

  @Test
  void whatMostOfALargeClassHasInCommonIsNotSimilar() {
    UUID assignment = test.assignment(id, at(1), easy);
    for (int i = 0; i < 30; i++) {
      UUID member = test.player("m" + i);
      test.join(id, member, at(0));
      long own = 1_000L * (i + 1);
      solve(
          member,
          2 + i,
          LongStream.concat(LongStream.range(0, 20), LongStream.range(own, own + 20)));
    }
    assertThat(works.similar(seat(tess), assignment, "easy", 0.5)).isEmpty();
  }
}

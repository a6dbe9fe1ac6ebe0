package io.arbiter.server.classroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.arbiter.ServerTest;
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

@ServerTest
class ProgressTest extends ClassroomDatabase {
  private static final String TITLE = "Assignment";

  @Inject SessionFactory sessions;
  @Inject AssignedWork works;
  @Inject Assignments assignments;
  @Inject Fingerprints fingerprints;
  @Inject ObjectMapper json;

  private UUID easy;
  private UUID hard;

  @BeforeEach
  void aClassWithMembers() {
    easy = puzzle("easy");
    hard = puzzle("hard");
    id = classroom(tess);
    join(id, ada, at(0));
    join(id, bob, at(0));
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
    UUID assignment = assignment(id, at(1), easy, hard);
    database.update("update assignment set due_at = ?", at(10));
    submit(ada, easy, "WRONG_ANSWER", at(2));
    submit(ada, easy, "ACCEPTED", at(3));
    submit(ada, easy, "ACCEPTED", at(4));
    submit(ada, easy, "TIME_LIMIT", at(5));
    submit(ada, easy, "JUDGE_ERROR", at(6));
    submit(bob, hard, "ACCEPTED", at(11));
    ClassProgress.Result adas =
        new ClassProgress.Result(
            "ada", assignment, TITLE, at(10), "easy", 4, at(3), false, "TIME_LIMIT", at(5));
    assertThat(results(tess, "ada")).containsExactly(adas);
    ClassProgress.Result bobs =
        new ClassProgress.Result(
            "bob", assignment, TITLE, at(10), "hard", 1, at(11), true, "ACCEPTED", at(11));
    assertThat(results(tess, "bob")).containsExactly(bobs);
    assertFields(
        json.valueToTree(results(tess, "bob").getFirst()),
        "assignment puzzle tries solvedAt late lastVerdict lastAt");
    assertThat(work("bob", assignment)).extracting(AssignedWork.Sent::late).containsExactly(true);
    assertThat(work("ada", assignment))
        .hasSize(5)
        .extracting(AssignedWork.Sent::late)
        .containsOnly(false);
  }

  @Test
  void onlyTheTimeOfAssignmentAndMembershipCounts() {
    join(classroom(tess), ada, at(0));
    UUID assignment = assignment(id, at(10), easy, hard);
    database.update("update assignment_puzzle set added_at = ? where puzzle_id = ?", at(20), hard);
    database.update("update classroom_member set joined_at = ? where player_id = ?", at(15), bob);
    UUID before = submit(ada, easy, "ACCEPTED", at(9));
    UUID early = submit(bob, easy, "ACCEPTED", at(14));
    UUID unassigned = submit(ada, hard, "ACCEPTED", at(19));
    assertThat(results(tess, "ada")).isEmpty();
    assertThat(results(tess, "bob")).isEmpty();
    UUID counted = submit(ada, hard, "ACCEPTED", at(20));
    submit(bob, easy, "ACCEPTED", at(15));
    assertThat(results(tess, "ada")).hasSize(1);
    assertThat(results(tess, "bob")).hasSize(1);
    assertThat(work("ada", assignment)).extracting(AssignedWork.Sent::id).containsExactly(counted);
    for (UUID hidden : List.of(before, unassigned)) {
      assertRefused(() -> works.find(seat(tess), "ada", hidden), ErrorCode.NOT_FOUND);
    }
    assertRefused(() -> works.find(seat(tess), "bob", early), ErrorCode.NOT_FOUND);
    assertRefused(() -> works.find(seat(tess), "bob", counted), ErrorCode.NOT_FOUND);
    assertThat(works.find(seat(tess), "ADA", counted).details().source()).isEqualTo("x = 1");

    database.update("update classroom set archived_at = ?", at(30));
    UUID afterwards = submit(ada, hard, "ACCEPTED", at(30));
    assertThat(results(tess, "ada").getFirst().tries()).isEqualTo(1);
    assertRefused(() -> works.find(seat(tess), "ada", afterwards), ErrorCode.NOT_FOUND);

    database.update("delete from classroom_member where player_id = ?", ada);
    assertRefused(() -> works.find(seat(tess), "ada", counted), ErrorCode.NOT_FOUND);
    assertRefused(() -> work("ada", assignment), ErrorCode.NOT_FOUND);
  }

  @Test
  void runsAndOtherPuzzlesAreNoneOfTheTeachersBusiness() {
    UUID assignment = assignment(id, at(1), easy);
    UUID run = submission("RUN", ada, easy, at(2), "ACCEPTED");
    UUID other = submit(ada, hard, "ACCEPTED", at(2));
    assertThat(results(tess, "ada")).isEmpty();
    assertThat(work("ada", assignment)).isEmpty();
    for (UUID hidden : List.of(run, other)) {
      assertRefused(() -> works.find(seat(tess), "ada", hidden), ErrorCode.NOT_FOUND);
    }
  }

  @Test
  void aMemberSeesTheOwnProgressOfOpenAssignments() {
    UUID open = assignment(id, at(1), easy);
    UUID later = assignment(id, Instant.now().plus(Duration.ofDays(1)), hard);
    submit(ada, easy, "ACCEPTED", at(2));
    submit(bob, easy, "ACCEPTED", at(2));
    ClassProgress own = ClassProgress.of(works.progress(seat(ada), ada, Optional.empty()));
    assertThat(own.members()).extracting(ClassProgress.OfMember::player).containsExactly("ada");
    assertThat(works.progress(seat(ada), ada, Optional.empty()))
        .extracting(ClassProgress.Result::puzzle)
        .containsExactly("easy");
    assertThat(works.progress(seat(tess), tess, Optional.empty())).hasSize(4);
    for (UUID alone : List.of(open, later)) {
      assertThat(works.progress(seat(tess), tess, Optional.of(alone)))
          .extracting(ClassProgress.Result::player, ClassProgress.Result::assignment)
          .containsExactly(tuple("ada", alone), tuple("bob", alone));
    }
  }

  @Test
  void theProgressOfAClassIsOneStatement() {
    assignment(id, at(1), easy, hard, puzzle("third"));
    joinMany(id, 8);
    submit(ada, easy, "WRONG_ANSWER", at(2));
    submit(bob, hard, "ACCEPTED", at(3));
    Seat seat = seat(tess);
    Statistics statistics = sessions.getStatistics();
    statistics.setStatisticsEnabled(true);
    statistics.clear();
    List<ClassProgress.Result> rows = works.progress(seat, tess, Optional.empty());
    long count = statistics.getPrepareStatementCount();
    statistics.setStatisticsEnabled(false);
    assertThat(count).isEqualTo(1);
    assertThat(rows).hasSize(30);
  }

  private UUID solve(UUID player, int minute, LongStream hashes) {
    UUID submission = submit(player, easy, "ACCEPTED", at(minute));
    long[] all = hashes.toArray();
    List<Fingerprint> found =
        IntStream.range(0, all.length)
            .mapToObj(i -> new Fingerprint(all[i], i + 1, i + 2))
            .toList();
    fingerprints.found(Map.of(submission, found));
    return submission;
  }

  @Test
  void similarSolutionsOfMembersAreFoundAndThoseOfOthersAreNot() {
    UUID assignment = assignment(id, at(1), easy, hard);
    UUID cat = player("cat");
    join(id, cat, at(0));
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
  void whatMostOfALargeClassHasInCommonIsNotSimilar() {
    UUID assignment = assignment(id, at(1), easy);
    for (int i = 0; i < 30; i++) {
      UUID member = player("m" + i);
      join(id, member, at(0));
      long own = 1_000L * (i + 1);
      LongStream ownHashes = LongStream.range(own, own + 20);
      solve(member, 2 + i, LongStream.concat(LongStream.range(0, 20), ownHashes));
    }
    assertThat(works.similar(seat(tess), assignment, "easy", 0.5)).isEmpty();
  }
}

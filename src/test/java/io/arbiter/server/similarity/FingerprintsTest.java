package io.arbiter.server.similarity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.uuid.Generators;
import io.arbiter.ServerTest;
import io.arbiter.core.report.Fingerprint;
import io.arbiter.delivery.message.AuthorTask;
import io.arbiter.delivery.message.Topics;
import io.arbiter.delivery.message.Work;
import io.arbiter.server.DatabaseTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ServerTest
class FingerprintsTest extends DatabaseTest {
  private static final int TASK = Fingerprints.TASK;
  private static final Fingerprint ONE = new Fingerprint(Long.MAX_VALUE, 1, 2);
  private static final Fingerprint OTHER = new Fingerprint(7, 3, 3);

  @Inject Fingerprints fingerprints;
  private UUID puzzle;
  private UUID ada;
  private long millis = Instant.parse("2026-01-01T10:00:00Z").toEpochMilli();

  @BeforeEach
  void addPuzzleAndPlayer() {
    puzzle = addPuzzle("easy", 10);
    ada = addPlayer("ada");
  }

  private UUID submit(Instant at) {
    UUID id = Generators.timeBasedEpochGenerator().construct(++millis);
    addSubmission(id, "SUBMISSION", ada, puzzle, at);
    return id;
  }

  private UUID solve() {
    return submit("SUBMISSION", "ACCEPTED");
  }

  private List<UUID> solve(int count) {
    return IntStream.range(0, count).mapToObj(_ -> solve()).toList();
  }

  /** The submissions of each task that was sent since the last call. */
  private List<Set<UUID>> sent() {
    return database
        .list(
            byte[].class,
            """
            with taken as (delete from outbox where topic = ? returning id, payload)
            select payload from taken order by id
            """,
            Topics.JOBS_BATCH)
        .stream()
        .map(FingerprintsTest::submissions)
        .toList();
  }

  private static Set<UUID> submissions(byte[] payload) {
    try {
      Map<UUID, String> sources =
          Work.read(payload) instanceof AuthorTask.TakeFingerprints task
              ? task.sources()
              : Map.of();
      assertThat(sources.values()).allSatisfy(source -> assertThat(source).isEqualTo("x = 1"));
      return sources.keySet();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void anAcceptedSolutionIsRequestedOnce() {
    Set<UUID> solutions = Set.of(solve(), solve());
    judge(submit(Instant.EPOCH), "WRONG_ANSWER");
    assertThat(fingerprints.request()).isFalse();
    assertThat(sent()).containsExactly(solutions);
    assertThat(fingerprints.request()).isFalse();
    assertThat(sent()).isEmpty();
  }

  @Test
  void theNewestAreRequestedFirstAndWithinTheLimit() {
    List<UUID> solutions = solve(Fingerprints.MOST + 3);
    List<UUID> newest = solutions.subList(solutions.size() - TASK, solutions.size());
    assertThat(fingerprints.request()).isTrue();
    assertThat(sent()).containsExactly(Set.copyOf(newest));
    for (int asked = TASK; asked < Fingerprints.MOST; asked += TASK) {
      assertThat(fingerprints.request()).isTrue();
    }
    assertThat(sent()).hasSize(3);
    assertThat(fingerprints.request()).as("there are more, but not now").isTrue();
    assertThat(sent()).isEmpty();
    fingerprints.found(newest.stream().collect(Collectors.toMap(id -> id, _ -> List.of())));
    assertThat(fingerprints.request()).isFalse();
    assertThat(sent()).containsExactly(Set.copyOf(solutions.subList(0, 3)));
  }

  @Test
  void nothingIsRequestedWhileThePlayersAreBusy() {
    UUID solution = solve();
    UUID waiting = submit(Instant.now().minusSeconds(20));
    assertThat(fingerprints.request()).isTrue();
    judge(waiting, "WRONG_ANSWER");
    UUID recent = submit(Instant.now());
    judge(recent, "WRONG_ANSWER");
    assertThat(fingerprints.request()).isTrue();
    assertThat(sent()).isEmpty();
    database.update(
        "update submission set enqueued_at = now() - interval '11 seconds' where id = ?", recent);
    assertThat(requested()).containsExactly(Set.of(solution));
  }

  /** What is sent by one more call. */
  private List<Set<UUID>> requested() {
    fingerprints.request();
    return sent();
  }

  @Test
  void aRequestWaitsAtMostAnHourAndIsRepeatedAfterAnHour() {
    UUID solution = solve();
    UUID busy = submit(Instant.now());
    age("since", 59);
    assertThat(requested()).isEmpty();
    age("since", 2);
    assertThat(requested()).containsExactly(Set.of(solution));
    judge(busy, "WRONG_ANSWER");
    database.update("update submission set enqueued_at = now() - interval '1 day'");
    age("requested_at", 59);
    assertThat(requested()).isEmpty();
    age("requested_at", 2);
    UUID late = solve();
    assertThat(requested()).containsExactly(Set.of(solution, late));
  }

  private void age(String column, int minutes) {
    database.update(
        "update fingerprinting set " + column + " = " + column + " - ? * interval '1 minute'",
        minutes);
  }

  @Test
  void noTableIsScannedSequentially() throws IOException {
    database.update(
        """
        insert into submission (id, kind, player_id, puzzle_id, version, source, state, verdict,
          submitted_at, enqueued_at, judged_at)
        select gen_random_uuid(), 'SUBMISSION', ?, ?, 1, repeat('x', 300), 'JUDGED', 'ACCEPTED',
          at, at, at
        from (select now() - n * interval '1 hour' as at from generate_series(1, 5000) n) s
        """,
        ada,
        puzzle);
    database.update(
        "insert into fingerprinting (submission_id) select id from submission limit 4000");
    database.update("analyze");
    for (int i = 0; i < 4; i++) {
      fingerprints.request();
    }
    database.update("analyze");
    for (String sql : List.of(SimilarityQueries.LOAD, SimilarityQueries.REQUEST)) {
      assertThat(scanned(sql)).as(sql).isEmpty();
    }
  }

  /** The tables that the plan reads with a sequential scan. */
  private List<String> scanned(String sql) throws IOException {
    String json = database.one(String.class, "explain (format json) " + sql.replace(":task", "50"));
    JsonNode plan = new ObjectMapper().readTree(json);
    return plan.findParents("Node Type").stream()
        .filter(node -> node.path("Node Type").asText().equals("Seq Scan"))
        .map(node -> node.path("Relation Name").asText())
        .toList();
  }

  private UUID submit(String kind, String verdict) {
    UUID id = Generators.timeBasedEpochGenerator().construct(++millis);
    addSubmission(id, kind, ada, puzzle, Instant.ofEpochMilli(millis));
    judge(id, verdict);
    return id;
  }

  private List<UUID> waiting() {
    return database.list(
        UUID.class, "select submission_id from fingerprinting where requested_at is null");
  }

  private List<Fingerprint> kept(UUID submission) {
    return database
        .rows(
            """
            select hash, first_line, last_line from fingerprint where submission_id = ?
            order by first_line
            """,
            submission)
        .stream()
        .map(row -> new Fingerprint((long) row.get(0), (int) row.get(1), (int) row.get(2)))
        .toList();
  }

  @Test
  void eachAcceptedSolutionWaitsUntilItsFingerprintsAreThere() {
    UUID one = submit("SUBMISSION", "ACCEPTED");
    UUID other = submit("SUBMISSION", "ACCEPTED");
    UUID empty = submit("SUBMISSION", "ACCEPTED");
    UUID wrong = submit("SUBMISSION", "WRONG_ANSWER");
    submit("RUN", "ACCEPTED");
    assertThat(waiting()).containsExactlyInAnyOrder(one, other, empty);

    fingerprints.found(Map.of(one, List.of(ONE, OTHER), empty, List.of(), wrong, List.of(ONE)));
    assertThat(waiting()).containsExactly(other);
    assertThat(kept(one)).containsExactly(ONE, OTHER);
    assertThat(kept(wrong)).isEmpty();

    fingerprints.found(Map.of(one, List.of(ONE), other, List.of(OTHER)));
    assertThat(kept(one)).as("an answer that comes again").containsExactly(ONE, OTHER);
    assertThat(kept(other)).containsExactly(OTHER);
    assertThat(waiting()).isEmpty();
  }

  @Test
  void aSolutionThatIsAcceptedAgainHasItsFingerprintsOnce() {
    UUID id = submit("SUBMISSION", "WRONG_ANSWER");
    judge(id, "ACCEPTED");
    fingerprints.found(Map.of(id, List.of(ONE)));
    judge(id, "ACCEPTED");
    assertThat(waiting()).isEmpty();
    judge(id, "TIME_LIMIT");
    judge(id, "ACCEPTED");
    assertThat(waiting()).containsExactly(id);
    fingerprints.found(Map.of(id, List.of(ONE)));
    assertThat(kept(id)).containsExactly(ONE);
  }
}

package io.arbiter.server.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.uuid.Generators;
import io.agroal.api.AgroalDataSource;
import io.arbiter.ServerTest;
import io.arbiter.TestData;
import io.arbiter.TestDatabase;
import io.arbiter.core.json.Codec;
import io.arbiter.core.report.Fingerprint;
import io.arbiter.core.report.FoundFingerprints;
import io.arbiter.delivery.message.TaskEvent;
import io.arbiter.delivery.message.Work;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a real PostgreSQL. */
@ServerTest
class FingerprintsTest {
  private static final Fingerprint ONE = new Fingerprint(Long.MAX_VALUE, 1, 2);
  private static final Fingerprint OTHER = new Fingerprint(7, 3, 3);

  @Inject AgroalDataSource source;
  @Inject Fingerprints fingerprints;
  private TestDatabase database;

  @BeforeEach
  void beginWithoutRows() {
    database = TestDatabase.of(source);
    database.clear();
  }

  private static UUID submit(
      TestDatabase database, UUID player, UUID puzzle, String kind, String verdict) {
    UUID id = Generators.timeBasedEpochGenerator().generate();
    TestData.addSubmission(database, id, kind, player, puzzle, Instant.now());
    TestData.judge(database, id, verdict);
    return id;
  }

  private static List<UUID> waiting(TestDatabase database) {
    return database.list(
        UUID.class, "select submission_id from fingerprinting where requested_at is null");
  }

  private static List<Fingerprint> kept(TestDatabase database, UUID submission) {
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
    UUID puzzle = TestData.addPuzzle(database, "easy", 10);
    UUID ada = TestData.addPlayer(database, "ada");
    UUID one = submit(database, ada, puzzle, "SUBMISSION", "ACCEPTED");
    UUID other = submit(database, ada, puzzle, "SUBMISSION", "ACCEPTED");
    UUID empty = submit(database, ada, puzzle, "SUBMISSION", "ACCEPTED");
    UUID wrong = submit(database, ada, puzzle, "SUBMISSION", "WRONG_ANSWER");
    submit(database, ada, puzzle, "RUN", "ACCEPTED");
    assertThat(waiting(database)).containsExactlyInAnyOrder(one, other, empty);

    fingerprints.found(Map.of(one, List.of(ONE, OTHER), empty, List.of(), wrong, List.of(ONE)));
    assertThat(waiting(database)).containsExactly(other);
    assertThat(kept(database, one)).containsExactly(ONE, OTHER);
    assertThat(kept(database, wrong)).isEmpty();

    fingerprints.found(Map.of(one, List.of(ONE), other, List.of(OTHER)));
    assertThat(kept(database, one)).as("an answer that comes again").containsExactly(ONE, OTHER);
    assertThat(kept(database, other)).containsExactly(OTHER);
    assertThat(waiting(database)).isEmpty();
  }

  @Test
  void aSolutionThatIsAcceptedAgainHasItsFingerprintsOnce() {
    UUID puzzle = TestData.addPuzzle(database, "easy", 10);
    UUID id =
        submit(database, TestData.addPlayer(database, "ada"), puzzle, "SUBMISSION", "WRONG_ANSWER");
    TestData.judge(database, id, "ACCEPTED");
    fingerprints.found(Map.of(id, List.of(ONE)));
    TestData.judge(database, id, "ACCEPTED");
    assertThat(waiting(database)).isEmpty();
    TestData.judge(database, id, "TIME_LIMIT");
    TestData.judge(database, id, "ACCEPTED");
    assertThat(waiting(database)).containsExactly(id);
    fingerprints.found(Map.of(id, List.of(ONE)));
    assertThat(kept(database, id)).containsExactly(ONE);
  }

  @Test
  void anAnswerIsReadAsWrittenAndTheOldFormIsDropped() {
    var found =
        new FoundFingerprints(
            Map.of(UUID.randomUUID(), List.of(ONE, OTHER), UUID.randomUUID(), List.of()));
    assertThat(Codec.fromJson(Codec.toJson(found), FoundFingerprints.class)).isEqualTo(found);
    String id = UUID.randomUUID().toString();
    byte[] task =
        """
        {"work": "author", "id": "%s", "kind": "FINGERPRINT", "files": {}, "options": {},
        "submission": "%s", "source": "x = 1"}\
        """
            .formatted(id, id)
            .getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> Work.read(task)).isInstanceOf(IOException.class);
    byte[] answer =
        """
        {"event": "done", "id": "%s", "kind": "FINGERPRINT", "submission": "%s", "result": "[]"}\
        """
            .formatted(id, id)
            .getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> TaskEvent.read(answer)).isInstanceOf(IOException.class);
  }
}

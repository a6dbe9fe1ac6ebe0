package io.arbiter.server.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.uuid.Generators;
import io.arbiter.TestData;
import io.arbiter.TestDatabase;
import io.arbiter.core.json.Codec;
import io.arbiter.core.report.Fingerprint;
import io.arbiter.core.report.FoundFingerprints;
import io.arbiter.delivery.TaskEvent;
import io.arbiter.delivery.Work;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** Against a real PostgreSQL. */
class FingerprintsTest {
  private static final Fingerprint ONE = new Fingerprint(Long.MAX_VALUE, 1, 2);
  private static final Fingerprint OTHER = new Fingerprint(7, 3, 3);

  private static UUID submit(Jdbi jdbi, UUID player, UUID puzzle, String kind, String verdict) {
    UUID id = Generators.timeBasedEpochGenerator().generate();
    TestData.addSubmission(jdbi, id, kind, player, puzzle, Instant.now());
    TestData.judge(jdbi, id, verdict);
    return id;
  }

  private static List<UUID> waiting(Jdbi jdbi) {
    return jdbi.withHandle(
        h ->
            h.createQuery("select submission_id from fingerprinting where requested_at is null")
                .mapTo(UUID.class)
                .list());
  }

  private static List<Fingerprint> kept(Jdbi jdbi, UUID submission) {
    return jdbi.withHandle(
        h ->
            h.createQuery("select * from fingerprint where submission_id = :id order by first_line")
                .bind("id", submission)
                .map(
                    (row, context) ->
                        new Fingerprint(
                            row.getLong("hash"), row.getInt("first_line"), row.getInt("last_line")))
                .list());
  }

  @Test
  void eachAcceptedSolutionWaitsUntilItsFingerprintsAreThere() {
    Jdbi jdbi = TestDatabase.create();
    Fingerprints fingerprints = new Fingerprints(jdbi);
    UUID puzzle = TestData.addPuzzle(jdbi, "easy", 10);
    UUID ada = TestData.addPlayer(jdbi, "ada");
    UUID one = submit(jdbi, ada, puzzle, "SUBMISSION", "ACCEPTED");
    UUID other = submit(jdbi, ada, puzzle, "SUBMISSION", "ACCEPTED");
    UUID empty = submit(jdbi, ada, puzzle, "SUBMISSION", "ACCEPTED");
    UUID wrong = submit(jdbi, ada, puzzle, "SUBMISSION", "WRONG_ANSWER");
    submit(jdbi, ada, puzzle, "RUN", "ACCEPTED");
    assertThat(waiting(jdbi)).containsExactlyInAnyOrder(one, other, empty);

    fingerprints.found(Map.of(one, List.of(ONE, OTHER), empty, List.of(), wrong, List.of(ONE)));
    assertThat(waiting(jdbi)).containsExactly(other);
    assertThat(kept(jdbi, one)).containsExactly(ONE, OTHER);
    assertThat(kept(jdbi, wrong)).isEmpty();

    fingerprints.found(Map.of(one, List.of(ONE), other, List.of(OTHER)));
    assertThat(kept(jdbi, one)).as("an answer that comes again").containsExactly(ONE, OTHER);
    assertThat(kept(jdbi, other)).containsExactly(OTHER);
    assertThat(waiting(jdbi)).isEmpty();
  }

  @Test
  void aSolutionThatIsAcceptedAgainHasItsFingerprintsOnce() {
    Jdbi jdbi = TestDatabase.create();
    Fingerprints fingerprints = new Fingerprints(jdbi);
    UUID puzzle = TestData.addPuzzle(jdbi, "easy", 10);
    UUID id = submit(jdbi, TestData.addPlayer(jdbi, "ada"), puzzle, "SUBMISSION", "WRONG_ANSWER");
    TestData.judge(jdbi, id, "ACCEPTED");
    fingerprints.found(Map.of(id, List.of(ONE)));
    TestData.judge(jdbi, id, "ACCEPTED");
    assertThat(waiting(jdbi)).isEmpty();
    TestData.judge(jdbi, id, "TIME_LIMIT");
    TestData.judge(jdbi, id, "ACCEPTED");
    assertThat(waiting(jdbi)).containsExactly(id);
    fingerprints.found(Map.of(id, List.of(ONE)));
    assertThat(kept(jdbi, id)).containsExactly(ONE);
  }

  @Test
  void anAnswerIsReadAsItWasWrittenAndTheFormOfBeforeIsDropped() {
    var found =
        new FoundFingerprints(
            Map.of(UUID.randomUUID(), List.of(ONE, OTHER), UUID.randomUUID(), List.of()));
    assertThat(Codec.fromJson(Codec.toJson(found), FoundFingerprints.class)).isEqualTo(found);
    String id = UUID.randomUUID().toString();
    byte[] task =
        """
        {"work": "author", "id": "%s", "kind": "FINGERPRINT", "files": {}, "options": {},
        "submission": "%s", "source": "x = 1"}"""
            .formatted(id, id)
            .getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> Codec.decode(task, Work.class)).isInstanceOf(IOException.class);
    byte[] answer =
        """
        {"event": "done", "id": "%s", "kind": "FINGERPRINT", "submission": "%s", "result": "[]"}"""
            .formatted(id, id)
            .getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> Codec.decode(answer, TaskEvent.class)).isInstanceOf(IOException.class);
  }

  @Test
  void aDatabaseThatHasFingerprintsKeepsThemAndTheOthersWait() throws Exception {
    Jdbi jdbi = TestDatabase.create("11");
    UUID puzzle = TestData.addPuzzle(jdbi, "easy", 10);
    UUID ada = TestData.addPlayer(jdbi, "ada");
    UUID taken = submit(jdbi, ada, puzzle, "SUBMISSION", "ACCEPTED");
    UUID asked = submit(jdbi, ada, puzzle, "SUBMISSION", "ACCEPTED");
    UUID never = submit(jdbi, ada, puzzle, "SUBMISSION", "ACCEPTED");
    submit(jdbi, ada, puzzle, "SUBMISSION", "WRONG_ANSWER");
    jdbi.useHandle(
        h -> {
          h.execute(
              "insert into fingerprinting values (?, now(), now()), (?, now(), null)",
              taken,
              asked);
          h.execute("insert into fingerprint values (?, ?, 7, 3, 3)", taken, puzzle);
        });
    String migration = Files.readString(Path.of("migrations/V12__fingerprints.sql"));
    jdbi.useTransaction(h -> h.getConnection().createStatement().execute(migration));
    assertThat(waiting(jdbi)).containsExactlyInAnyOrder(asked, never);
    assertThat(kept(jdbi, taken)).containsExactly(OTHER);
  }
}

package io.arbiter.server.similarity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.uuid.Generators;
import io.arbiter.ServerTest;
import io.arbiter.core.json.Codec;
import io.arbiter.core.report.Fingerprint;
import io.arbiter.core.report.FoundFingerprints;
import io.arbiter.server.DatabaseTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ServerTest
class FingerprintsTest extends DatabaseTest {
  private static final Fingerprint ONE = new Fingerprint(Long.MAX_VALUE, 1, 2);
  private static final Fingerprint OTHER = new Fingerprint(7, 3, 3);

  @Inject Fingerprints fingerprints;
  private UUID puzzle;
  private UUID ada;

  @BeforeEach
  void begin() {
    puzzle = addPuzzle("easy", 10);
    ada = addPlayer("ada");
  }

  private UUID submit(String kind, String verdict) {
    UUID id = Generators.timeBasedEpochGenerator().generate();
    addSubmission(id, kind, ada, puzzle, Instant.now());
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

  @Test
  void anAnswerIsReadAsWritten() {
    var found =
        new FoundFingerprints(
            Map.of(UUID.randomUUID(), List.of(ONE, OTHER), UUID.randomUUID(), List.of()));
    assertThat(Codec.fromJson(Codec.toJson(found), FoundFingerprints.class)).isEqualTo(found);
  }
}

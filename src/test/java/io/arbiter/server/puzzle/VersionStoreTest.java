package io.arbiter.server.puzzle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.uuid.Generators;
import io.arbiter.TestDatabase;
import io.arbiter.core.bundle.BundleReader;
import io.arbiter.core.bundle.PuzzleBundle;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.server.outbox.Outbox;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a real PostgreSQL. */
class VersionStoreTest {
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final String SLUG = "fizz-buzz";

  private final Jdbi jdbi = TestDatabase.create();
  private final VersionStore versions = new VersionStore(jdbi, new Outbox(), PATIENCE);

  @BeforeEach
  void save() throws Exception {
    Map<String, byte[]> files = ShippedPuzzles.files(Path.of("puzzles", SLUG));
    PuzzleBundle bundle = BundleReader.read(files);
    assertThat(versions.save(SLUG, null, true, files, null, bundle).created()).isTrue();
    assertThat(versions.save(SLUG, null, true, files, null, bundle).created()).isFalse();
  }

  private long tasks() {
    return jdbi.withHandle(
        h ->
            h.createQuery("select count(*) from outbox where topic = 'arbiter.jobs.batch'")
                .mapTo(Long.class)
                .one());
  }

  private UUID task() {
    return jdbi.withHandle(
        h -> h.createQuery("select validation from puzzle_version").mapTo(UUID.class).one());
  }

  private String state() {
    return jdbi.withHandle(
        h -> h.createQuery("select state from puzzle_version").mapTo(String.class).one());
  }

  /** Makes the validation one that was asked for so long ago. */
  private UUID age(Duration ago) {
    UUID task =
        Generators.timeBasedEpochGenerator().construct(System.currentTimeMillis() - ago.toMillis());
    jdbi.useHandle(h -> h.execute("update puzzle_version set validation = ?", task));
    return task;
  }

  @Test
  void aValidationThatIsUnderWayIsNotAskedForTwice() {
    versions.validate(SLUG, 1);
    age(PATIENCE.minusMinutes(1));
    versions.validate(SLUG, 1);
    assertThat(tasks()).isEqualTo(1);
    assertThat(state()).isEqualTo("VALIDATING");
  }

  @Test
  void aLostValidationBeginsAgainAndItsLateAnswerCountsNoMore() {
    versions.validate(SLUG, 1);
    UUID lost = age(PATIENCE.plusMinutes(1));
    versions.validate(SLUG, 1);
    assertThat(tasks()).isEqualTo(2);
    versions.validated(lost, VersionState.REJECTED, "{}");
    assertThat(state()).isEqualTo("VALIDATING");
    versions.validated(task(), VersionState.VALIDATED, "{}");
    assertThat(state()).isEqualTo("VALIDATED");
  }

  @Test
  void openValidationsAreAskedForAgainUnlessTheyWereNotSentYet() {
    versions.validate(SLUG, 1);
    versions.enqueueOpenValidations();
    assertThat(tasks()).isEqualTo(1);
    jdbi.useHandle(h -> h.execute("delete from outbox"));
    UUID lost = task();
    versions.enqueueOpenValidations();
    assertThat(tasks()).isEqualTo(1);
    versions.validated(lost, VersionState.REJECTED, "{}");
    assertThat(state()).isEqualTo("VALIDATING");
  }

  @Test
  void onlyAValidatedVersionIsPublished() {
    assertThatThrownBy(() -> versions.publish(SLUG, 1, VersionState.VALIDATED))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("version 1 is DRAFT, not VALIDATED");
    assertThatThrownBy(() -> versions.retire(SLUG, 1)).isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> versions.validate(SLUG, 2)).isInstanceOf(ProblemException.class);
  }
}

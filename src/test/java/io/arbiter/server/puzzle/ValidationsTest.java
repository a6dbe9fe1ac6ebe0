package io.arbiter.server.puzzle;

import static io.arbiter.server.puzzle.FizzBuzz.SLUG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.uuid.Generators;
import io.arbiter.ServerTest;
import io.arbiter.server.EmptyDatabase;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ServerTest
class ValidationsTest extends EmptyDatabase {
  /** The default. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  @Inject Drafts drafts;
  @Inject Validations validations;
  @Inject VersionPublication publication;

  @BeforeEach
  void save() throws Exception {
    FizzBuzz.save(drafts);
  }

  private final List<UUID> begun = new ArrayList<>();

  private UUID begin() {
    return validations.begin(SLUG, 1, begun::add);
  }

  private long tasks() {
    return count("outbox where topic = 'arbiter.jobs.batch'");
  }

  private UUID task() {
    return database.one(UUID.class, "select validation from puzzle_version");
  }

  private String state() {
    return text("select state from puzzle_version");
  }

  /** Replaces the validation's task by a task of this age. */
  private UUID age(Duration ago) {
    UUID task =
        Generators.timeBasedEpochGenerator().construct(System.currentTimeMillis() - ago.toMillis());
    database.update("update puzzle_version set validation = ?", task);
    return task;
  }

  @Test
  void aRunningValidationIsNotRequestedTwice() {
    assertThat(begin()).isEqualTo(task());
    assertThat(begun).containsExactly(task());
    UUID running = age(PATIENCE.minusMinutes(1));
    assertThat(begin()).isEqualTo(running);
    assertThat(begun).hasSize(1);
    assertThat(tasks()).isEqualTo(1);
    assertThat(state()).isEqualTo("VALIDATING");
  }

  @Test
  void aLostValidationBeginsAgainAndItsLateAnswerIsIgnored() {
    begin();
    UUID lost = age(PATIENCE.plusMinutes(1));
    begin();
    assertThat(tasks()).isEqualTo(2);
    validations.end(lost, VersionState.REJECTED, "{}", null);
    assertThat(state()).isEqualTo("VALIDATING");
    validations.end(task(), VersionState.VALIDATED, "{}", null);
    assertThat(state()).isEqualTo("VALIDATED");
  }

  @Test
  void openValidationsAreRequestedAgainUnlessTheyAreStillInTheOutbox() {
    begin();
    validations.enqueueOpen();
    assertThat(tasks()).isEqualTo(1);
    database.update("delete from outbox");
    UUID open = task();
    validations.enqueueOpen();
    assertThat(tasks()).isEqualTo(1);
    assertThat(text("select key from outbox where topic = 'arbiter.jobs.batch'"))
        .isEqualTo(open.toString());
    validations.end(open, VersionState.REJECTED, "{}", null);
    assertThat(state()).isEqualTo("REJECTED");
  }

  @Test
  void aReportIsKeptUntilTheNextValidationBegins() {
    begin();
    String report = "{\"b\": 1, \"a\": \"\\u0000\", \"b\": 2}";
    validations.end(task(), VersionState.REJECTED, report, null);
    assertThat(text("select report from puzzle_version")).isEqualTo(report);
    begin();
    assertThat(texts("select report from puzzle_version")).containsOnlyNulls();
    validations.end(task(), VersionState.DRAFT, null, null);
    assertThat(state()).isEqualTo("DRAFT");
  }

  @Test
  void aPublishedOrRetiredVersionIsNotValidated() {
    publication.publish(SLUG, 1, VersionState.DRAFT);
    assertThatThrownBy(this::begin).hasMessageContaining("version 1 is PUBLISHED");
    assertThat(tasks()).isZero();
  }

  @Test
  void onlyAnExistingVersionIsValidated() {
    assertThatThrownBy(() -> validations.begin(SLUG, 2, _ -> {}))
        .hasMessageContaining("fizz-buzz has no version 2");
    assertThatThrownBy(() -> validations.begin("nothing", 1, _ -> {}))
        .hasMessageContaining("no puzzle nothing");
  }
}

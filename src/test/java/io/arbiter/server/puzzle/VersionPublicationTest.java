package io.arbiter.server.puzzle;

import static io.arbiter.server.puzzle.FizzBuzz.SLUG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.uuid.Generators;
import io.arbiter.ServerTest;
import io.arbiter.core.bundle.BundleReader;
import io.arbiter.server.EmptyDatabase;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ServerTest
class VersionPublicationTest extends EmptyDatabase {
  /** After which a validation is lost. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  @Inject Drafts drafts;
  @Inject VersionPublication publication;
  @Inject ShippedPuzzles shipped;
  @Inject PuzzleStore puzzles;
  @Inject Validations validations;
  private final List<UUID> begun = new ArrayList<>();

  @BeforeEach
  void save() throws Exception {
    FizzBuzz.save(drafts);
  }

  private List<String> states() {
    return texts("select state from puzzle_version order by number");
  }

  private Optional<Integer> published() {
    return puzzles.published(SLUG).map(PuzzleVersion::number);
  }

  @Test
  void onlyAValidatedVersionIsPublished() {
    assertThatThrownBy(() -> publication.publish(SLUG, 1, VersionState.VALIDATED))
        .hasMessageContaining("version 1 is DRAFT, not VALIDATED");
    assertThatThrownBy(() -> publication.publish(SLUG, 2, VersionState.VALIDATED))
        .hasMessageContaining("fizz-buzz has no version 2");
    assertThatThrownBy(() -> publication.retire(SLUG, 1))
        .hasMessageContaining("version 1 is DRAFT, not PUBLISHED");
    assertThat(states()).containsExactly("DRAFT");
  }

  @Test
  void theWebhooksOfTheAuthorAreToldOfEachPublication() throws Exception {
    UUID author = player("ada");
    player("bob");
    database.update(
        """
        insert into webhook (player_id, url, events, secret)
        select id, 'https://example.org', array[e], 'secret'
        from player, unnest(array['puzzle.published', 'submission.judged']) e
        """);
    publication.publish(SLUG, 1, VersionState.DRAFT);
    assertThat(told()).as("of a puzzle without an author").isEmpty();
    database.update("update puzzle set author_id = ?", author);
    publication.publish(SLUG, 1, VersionState.PUBLISHED);
    assertThat(told()).as("of a version that is published already").isEmpty();
    FizzBuzz.save(drafts, "The second.");
    publication.publish(SLUG, 2, VersionState.DRAFT);
    publication.publish(SLUG, 1, VersionState.RETIRED);
    assertThat(told()).containsExactly("ada puzzle.published 2", "ada puzzle.published 1");
  }

  private List<String> told() {
    return texts(
        """
        select concat_ws(' ', p.name, d.event, d.version)
        from webhook_delivery d join webhook w on w.id = d.webhook_id
        join player p on p.id = w.player_id order by d.id
        """);
  }

  /** A reused plan uses the index of published versions only if the state is a literal. */
  @Test
  void theStateInTheQueryIsALiteral() {
    assertThat(preparedAfterTen(this::published))
        .anyMatch(sql -> sql.contains("test_set_hash") && sql.contains("state='PUBLISHED'"));
  }

  @Test
  void aShippedBundleIsPublishedFromAnyStateUnlessAnAuthorHasThePuzzle() throws Exception {
    FizzBuzz.save(drafts, "The second.");
    publication.publish(SLUG, 2, VersionState.DRAFT);
    for (int i = 0; i < 2; i++) {
      shipped.publish(SLUG, FizzBuzz.files(), BundleReader.read(FizzBuzz.files()));
      assertThat(states()).containsExactly("PUBLISHED", "RETIRED");
    }
    publication.publish(SLUG, 2, VersionState.RETIRED);
    database.update("update puzzle set author_id = ?", player("ada"));
    shipped.publish(SLUG, FizzBuzz.files(), BundleReader.read(FizzBuzz.files()));
    assertThat(states()).containsExactly("RETIRED", "PUBLISHED");
  }

  @Test
  void onlyTheFilesOfThePublishedVersionArePublished() throws Exception {
    assertThat(drafts.isPublished(SLUG, FizzBuzz.files())).isFalse();
    publication.publish(SLUG, 1, VersionState.DRAFT);
    assertThat(drafts.isPublished(SLUG, FizzBuzz.files())).isTrue();
    assertThat(drafts.isPublished("other", FizzBuzz.files())).isFalse();
    FizzBuzz.save(drafts, "The second.");
    publication.publish(SLUG, 2, VersionState.DRAFT);
    assertThat(drafts.isPublished(SLUG, FizzBuzz.files())).isFalse();
  }

  @Test
  void everyTestSetIsSentAgain() {
    database.update("delete from outbox");
    database.update("insert into test_set values ('other', '')");
    puzzles.resendTestSets();
    assertThat(texts("select key from outbox where topic like '%tests%'"))
        .containsExactlyInAnyOrderElementsOf(texts("select hash from test_set"));
  }

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
}

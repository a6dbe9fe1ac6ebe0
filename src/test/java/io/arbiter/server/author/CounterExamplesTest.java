package io.arbiter.server.author;

import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.ServerTest;
import io.arbiter.core.json.Codec;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.core.report.CounterExample;
import io.arbiter.delivery.message.AuthorTask;
import io.arbiter.delivery.message.Work;
import io.arbiter.server.EmptyDatabase;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ServerTest
class CounterExamplesTest extends EmptyDatabase {
  @Inject CounterExamples examples;
  private UUID player;
  private UUID puzzle;

  @BeforeEach
  void clear() {
    player = player("ada");
    puzzle = puzzle("one");
    database.update("update puzzle_version set generates = true, bundle = '{\"a\": \"eA==\"}'");
  }

  private UUID judged(String kind, String verdict) {
    return submission(kind, player, puzzle, Instant.EPOCH, verdict);
  }

  private List<String> tasks() {
    return texts("select convert_from(payload, 'UTF8') from outbox order by id");
  }

  @Test
  void eachWrongSubmissionGetsOneSearch() {
    UUID wrong = judged("SUBMISSION", "WRONG_ANSWER");
    UUID another = judged("SUBMISSION", "WRONG_ANSWER");
    UUID right = judged("SUBMISSION", "ACCEPTED");
    UUID run = judged("RUN", "WRONG_ANSWER");
    examples.request(List.of(wrong, right, run));
    examples.request(List.of(wrong, another));
    examples.request(List.of());
    List<AuthorTask.FindCounterExample> tasks =
        tasks().stream()
            .map(task -> (AuthorTask.FindCounterExample) Codec.fromJson(task, Work.class))
            .toList();
    assertThat(tasks)
        .extracting(AuthorTask.FindCounterExample::submission)
        .containsExactly(wrong, another);
    assertThat(tasks.getFirst().source()).isEqualTo("x = 1");
    assertThat(tasks.getFirst().files()).containsExactly(Map.entry("a", new byte[] {'x'}));
    assertThat(database.list(UUID.class, "select submission_id from counter_example"))
        .containsExactlyInAnyOrder(wrong, another);
  }

  @Test
  void aPuzzleWithoutGeneratorIsNotSearchedAndOneWithMayHaveManySearches() {
    List<UUID> wrong =
        Stream.generate(() -> judged("SUBMISSION", "WRONG_ANSWER")).limit(25).toList();
    database.update("update puzzle_version set generates = false");
    examples.request(wrong);
    assertThat(tasks()).isEmpty();
    database.update("update puzzle_version set generates = true");
    examples.request(wrong);
    assertThat(tasks()).hasSize(25);
  }

  @Test
  void aFoundCounterExampleIsStored() {
    UUID wrong = judged("SUBMISSION", "WRONG_ANSWER");
    examples.request(List.of(wrong));
    examples.found(wrong, null);
    assertThat(texts("select example from counter_example")).containsOnlyNulls();
    CounterExample example =
        new CounterExample(
            List.of(new PyValue.Str("\0'?:x")), PyValue.Int.of(1), null, "RUNTIME_ERROR");
    examples.found(wrong, example);
    assertThat(Codec.fromJson(text("select example from counter_example"), CounterExample.class))
        .isEqualTo(example);
  }
}

package io.arbiter.app.pipeline;

import static io.arbiter.server.score.Tournament.result;
import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.ServerTest;
import io.arbiter.app.play.ApiClient;
import io.arbiter.core.judging.Verdict;
import io.arbiter.delivery.message.JudgingEvent;
import io.arbiter.server.DatabaseTest;
import io.arbiter.server.score.Scorekeeper;
import io.arbiter.server.submission.live.LiveFeed;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * How many statements a submission needs on its way. {@code OutboxRelayTest} counts those of the
 * relay: two for a batch.
 */
@ServerTest
class StatementsTest extends DatabaseTest {
  @TestHTTPResource URI address;
  @Inject Scorekeeper scorekeeper;
  @Inject LiveFeed feed;

  private final List<UUID> sent = new ArrayList<>();
  private final List<String> shown = new ArrayList<>();
  private ApiClient ada;

  @BeforeEach
  void register() throws Exception {
    addPuzzle("easy", 10);
    ada = ApiClient.anonymous(address).register("ada", "correct-horse");
  }

  private interface Request {
    void send() throws IOException, InterruptedException;
  }

  private static void run(Request request) {
    try {
      request.send();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void submit() throws IOException, InterruptedException {
    var body = Map.of("source", "def checkio(x):\n    return " + sent.size());
    String id =
        ada.post("/api/puzzles/easy/submissions", body).require().body().path("id").asText();
    sent.add(UUID.fromString(id));
  }

  private void follow(UUID submission) throws IOException, InterruptedException {
    ada.follow(
        "/api/submissions/" + submission + "/events", Map.of(), event -> shown.add(event.name()));
  }

  @Test
  void aSubmissionNeedsTwelveStatementsBesideTheRelays() {
    // The log-in; the puzzle; the player's turn; the submission with its job. Once a second the
    // length of the queue.
    assertThat(
            LongStream.generate(() -> statements(() -> run(this::submit)))
                .limit(3)
                .min()
                .getAsLong())
        .isEqualTo(4);
    UUID id = sent.getLast();
    JudgingEvent.Judged judged = result(id, 1, Verdict.ACCEPTED);
    // Locks of the submission and the player; the solved puzzle; the judgement; the verdict; the
    // best solution.
    assertThat(statements(() -> scorekeeper.take(List.of(judged)))).isEqualTo(6);
    feed.take(judged, 1);
    feed.scored(id);
    // The log-in; the submission with its verdict.
    assertThat(statements(() -> run(() -> follow(id)))).isEqualTo(2);
    assertThat(shown).containsExactly("judged");
  }
}

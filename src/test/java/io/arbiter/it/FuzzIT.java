package io.arbiter.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.app.play.ApiClient;
import io.arbiter.fuzz.ApiFuzz;
import io.arbiter.fuzz.FuzzReport;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * Requests that no client of good will sends, always with the same seed unless {@code fuzz.seed} is
 * set. {@code ./arbiter bench fuzz} sends more of them.
 */
class FuzzIT extends ApiCases {
  private static final Duration TIME = Duration.ofSeconds(30);

  @Test
  void everyAnswerIsAsDescribedAndTellsNothingOfOthers() throws Exception {
    long seed = Long.getLong("fuzz.seed", 1);
    URI address = URI.create(arbiter.address());
    ApiClient client = ApiClient.anonymous(address);
    FuzzReport report =
        ApiFuzz.run(address, () -> client.logIn("admin", Client.PASSWORD), seed, TIME);
    assertThat(report.faults()).as("-Dfuzz.seed=" + seed).isEmpty();
    assertThat(report.requests()).isGreaterThan(200);
    assertThat(report.statuses()).containsKeys(200, 400, 401, 404, 422);
  }
}

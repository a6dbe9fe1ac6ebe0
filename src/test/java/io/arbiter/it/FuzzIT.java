package io.arbiter.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.Thorough;
import io.arbiter.app.play.ApiClient;
import io.arbiter.fuzz.ApiFuzz;
import java.net.URI;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

/**
 * Requests that no client of good will sends, always with the same seed unless {@code fuzz.seed} is
 * set. {@code ./arbiter bench fuzz} sends more of them.
 */
class FuzzIT extends ApiCases {
  /** Several for each operation. */
  private static final int REQUESTS = 1_000;

  @Test
  void everyAnswerIsAsDescribedAndTellsNothingOfOthers() throws Exception {
    assertNoFault(Long.getLong("fuzz.seed", 1), sent -> sent < REQUESTS);
  }

  @Test
  @Thorough("ten minutes; the first thousand requests find what many requests show")
  void tenMinutesOfRequestsFindNoFault() throws Exception {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(10);
    assertNoFault(
        ThreadLocalRandom.current().nextLong(1_000_000), _ -> System.nanoTime() - end < 0);
  }

  private void assertNoFault(long seed, IntPredicate goesOn) throws Exception {
    URI address = URI.create(arbiter.address());
    ApiClient client = ApiClient.anonymous(address);
    ApiFuzz.Report report =
        ApiFuzz.run(address, () -> client.logIn("admin", Client.PASSWORD), seed, goesOn);
    assertThat(report.faults()).as("-Dfuzz.seed=" + seed).isEmpty();
    assertThat(report.statuses()).containsKeys(200, 400, 401, 404, 422);
  }
}

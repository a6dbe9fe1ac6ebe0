package io.arbiter.worker.validation;

import static io.arbiter.worker.validation.Bundles.bundle;
import static io.arbiter.worker.validation.Bundles.number;
import static io.arbiter.worker.validation.Bundles.test;
import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.core.bundle.PuzzleBundle;
import io.arbiter.core.judging.test.Comparison;
import io.arbiter.core.judging.test.TestCategory;
import io.arbiter.core.judging.test.TestSet;
import io.arbiter.worker.judging.SharedSandboxes;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Judges solutions in the real sandboxes. */
@Execution(ExecutionMode.SAME_THREAD)
class OriginTest {
  private static final String COUNTED =
      """
      # expect: ACCEPTED
      def solve(number):
          total = 0
          for _ in range(number):
              total += 1
          return total
      """;

  private static TestSet longFirst(boolean isolated) {
    return new TestSet(
        "solve",
        Comparison.EXACT,
        null,
        null,
        null,
        false,
        isolated,
        List.of(
            new TestCategory("Long", List.of(test(number(5000), number(5000)))),
            new TestCategory("Short", List.of(test(number(3), number(3)))),
            new TestCategory("Middle", List.of(test(number(90), number(90))))));
  }

  private static Optional<Origin> origin(boolean isolated, String source) throws Exception {
    PuzzleBundle bundle = bundle(longFirst(isolated), null, source);
    return Origin.of(bundle.solutions().getFirst(), bundle, new TrialJudge(SharedSandboxes.get()));
  }

  private static void assertOrder(Origin origin, String... categories) {
    assertThat(origin.tests().categories())
        .extracting(TestCategory::name)
        .containsExactly(categories);
  }

  @Test
  void mutantsMeetTheCheapestCategoryFirst() throws Exception {
    Origin origin = origin(true, COUNTED).orElseThrow();
    assertOrder(origin, "Short", "Middle", "Long");
    assertThat(origin.used().steps()).as("of all categories").isBetween(5_000L, 50_000L);
    assertThat(origin.points()).isNull();
  }

  @Test
  void categoriesThatShareAContextKeepTheirOrder() throws Exception {
    assertOrder(origin(false, COUNTED).orElseThrow(), "Long", "Short", "Middle");
  }

  @Test
  void aSolutionThatIsNotAcceptedIsNoOrigin() throws Exception {
    assertThat(origin(true, COUNTED.replace("return total", "return 3"))).isEmpty();
  }
}

package io.arbiter.worker.judging;

import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.sandbox.protocol.Outcome;
import org.junit.jupiter.api.Test;

class RedactionTest {
  private static final String SOURCE =
      """
      class Custom(Exception): pass
      def solve(x):
          open("/etc/passwd")
          raise Custom(x)
      """;
  private final Redaction redaction = new Redaction(SOURCE);

  @Test
  void anExceptionKeepsItsTypeButNotItsText() {
    String frame = "Traceback (most recent call last):\n  File \"solution.py\", line 4, in solve\n";
    assertThat(
            redaction.redact(
                new Outcome.Raised(
                    "Custom", "424242", frame + "    raise Custom(424242)\nCustom: 424242\n")))
        .isEqualTo(new Outcome.Raised("Custom", "", frame + "    raise Custom(x)\nCustom"));
  }

  @Test
  void namesThatTheSourceDoesNotHoldAreRemoved() {
    Outcome.Raised shown =
        redaction.redact(
            new Outcome.Raised(
                "E424242", "", "Traceback\n  File \"solution.py\", line 3, in f424242\n"));
    assertThat(shown.toString()).doesNotContain("424242").contains("line 3, in …");
    assertThat(redaction.redact(new Outcome.NotPlain("an instance of C424242")))
        .isEqualTo(new Outcome.NotPlain("an instance of …"));
    assertThat(redaction.redact(new Outcome.NotPlain("a generator")))
        .isEqualTo(new Outcome.NotPlain("a generator"));
  }

  @Test
  void aTargetIsShownOnlyIfTheSourceNamesItAndPythonsOwnExceptionsAlways() {
    Outcome.Denied named = new Outcome.Denied("open the file /etc/passwd", null);
    assertThat(redaction.redact(named).what()).isEqualTo(named.what());
    assertThat(redaction.redact(new Outcome.Denied("open the file /424242", null)).what())
        .isEqualTo("open the file …");
    assertThat(redaction.redact(new Outcome.Raised("ZeroDivisionError", "x", null)))
        .isEqualTo(new Outcome.Raised("ZeroDivisionError", "", null));
  }
}

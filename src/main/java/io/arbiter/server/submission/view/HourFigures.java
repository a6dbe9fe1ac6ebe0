package io.arbiter.server.submission.view;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The submissions, runs and scripts that were judged in the last hour.
 *
 * @param verdicts their numbers by verdict
 * @param total from the request to the stored verdict
 * @param stages the parts of that time, in order, of the newest 5,000 that a worker judged
 * @param parts the hour in parts of five minutes, oldest first, without empty parts
 */
public record HourFigures(
    Map<String, Long> verdicts, Spread total, List<Stage> stages, List<Part> parts) {
  public HourFigures {
    verdicts = Map.copyOf(verdicts);
    stages = List.copyOf(stages);
    parts = List.copyOf(parts);
  }

  /** The half and the 19 of 20 that took no longer; null if there is none. */
  public record Spread(@Nullable Long p50Millis, @Nullable Long p95Millis) {}

  /**
   * A part of the time to a verdict.
   *
   * @param name WAITING until a child got the source, RUNNING in the child, SCORING until the
   *     verdict was stored
   */
  public record Stage(String name, Spread time) {}

  /** Five minutes. */
  public record Part(Instant from, Map<String, Long> verdicts, Spread total) {
    public Part {
      verdicts = Map.copyOf(verdicts);
    }
  }
}

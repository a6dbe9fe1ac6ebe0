package io.arbiter.server.submission;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Figures of the queue and of the last hour. Thread-safe. */
@ApplicationScoped
@Transactional
public class SubmissionFigures {
  private final FigureQueries queries;

  SubmissionFigures(FigureQueries queries) {
    this.queries = queries;
  }

  /**
   * The submissions of a lane that have no verdict yet.
   *
   * @param lane INTERACTIVE or BATCH
   * @param oldest when the oldest of them was enqueued; null if there is none
   */
  public record Lane(String lane, long depth, @Nullable Instant oldest) {}

  /** What waits, the interactive lane first. */
  public List<Lane> lanes() {
    return queries.lanes();
  }

  /**
   * The submissions, runs and scripts that were judged in the last hour.
   *
   * @param verdicts their numbers by verdict
   * @param total from the request to the stored verdict
   * @param stages the parts of that time, in order, of the newest 5,000 that a worker judged
   * @param parts the hour in parts of five minutes, oldest first, without empty parts
   */
  public record Hour(
      Map<String, Long> verdicts, Spread total, List<Stage> stages, List<Part> parts) {}

  /** The median and the 95th percentile; null if nothing was judged. */
  public record Spread(@Nullable Long p50Millis, @Nullable Long p95Millis) {
    static final Spread NONE = new Spread(null, null);

    static Spread of(@Nullable Double p50, @Nullable Double p95) {
      return new Spread(p50 == null ? null : Math.round(p50), p95 == null ? null : Math.round(p95));
    }
  }

  /**
   * A part of the time to a verdict.
   *
   * @param name WAITING until a child got the source, RUNNING in the child, SCORING until the
   *     verdict was stored
   */
  public record Stage(String name, Spread time) {
    Stage(String name, @Nullable Double p50, @Nullable Double p95) {
      this(name, Spread.of(p50, p95));
    }
  }

  public record Part(Instant from, Map<String, Long> verdicts, Spread total) {}

  /** The last hour. Reads all rows of the hour, so it should not be called often. */
  public Hour hour() {
    Map<String, Long> verdicts = new TreeMap<>();
    Map<Instant, Map<String, Long>> parts = new TreeMap<>();
    for (FigureQueries.Verdicts some : queries.verdicts()) {
      verdicts.merge(some.verdict(), some.number(), Long::sum);
      parts.computeIfAbsent(some.start(), _ -> new HashMap<>()).put(some.verdict(), some.number());
    }
    Spread whole = Spread.NONE;
    Map<Instant, Spread> spreads = new HashMap<>();
    for (FigureQueries.Totals some : queries.totals()) {
      @Nullable Instant start = some.start();
      Spread spread = Spread.of(some.p50(), some.p95());
      if (start == null) {
        whole = spread;
      } else {
        spreads.put(start, spread);
      }
    }
    return new Hour(
        verdicts,
        whole,
        queries.stages(),
        parts.entrySet().stream()
            .map(
                part ->
                    new Part(
                        part.getKey(),
                        part.getValue(),
                        spreads.getOrDefault(part.getKey(), Spread.NONE)))
            .toList());
  }
}

package io.arbiter.server.submission.view;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the figures. Thread-safe. */
@ApplicationScoped
@Transactional
public class SubmissionFigures {
  private static final HourFigures.Spread NONE = new HourFigures.Spread(null, null);

  private final FigureQueries queries;

  SubmissionFigures(FigureQueries queries) {
    this.queries = queries;
  }

  /** What waits, the interactive lane first. */
  public List<LaneLoad> lanes() {
    return queries.lanes();
  }

  /** The last hour. Reads all rows of the hour, so it should not be called often. */
  public HourFigures hour() {
    Map<String, Long> verdicts = new TreeMap<>();
    Map<Instant, Map<String, Long>> parts = new TreeMap<>();
    for (FigureQueries.Verdicts some : queries.verdicts()) {
      verdicts.merge(some.verdict(), some.number(), Long::sum);
      parts
          .computeIfAbsent(some.start(), _ -> new HashMap<>())
          .merge(some.verdict(), some.number(), Long::sum);
    }
    HourFigures.Spread whole = NONE;
    Map<Instant, HourFigures.Spread> spreads = new HashMap<>();
    for (FigureQueries.Totals some : queries.totals()) {
      @Nullable Instant start = some.start();
      if (start == null) {
        whole = spread(some.p50(), some.p95());
      } else {
        spreads.put(start, spread(some.p50(), some.p95()));
      }
    }
    return new HourFigures(
        verdicts,
        whole,
        stages(),
        parts.entrySet().stream()
            .map(
                part ->
                    new HourFigures.Part(
                        part.getKey(), part.getValue(), spreads.getOrDefault(part.getKey(), NONE)))
            .toList());
  }

  private List<HourFigures.Stage> stages() {
    FigureQueries.Stages found = queries.stages();
    return List.of(
        new HourFigures.Stage("WAITING", spread(found.waiting50(), found.waiting95())),
        new HourFigures.Stage("RUNNING", spread(found.running50(), found.running95())),
        new HourFigures.Stage("SCORING", spread(found.scoring50(), found.scoring95())));
  }

  private static HourFigures.Spread spread(@Nullable Double p50, @Nullable Double p95) {
    return new HourFigures.Spread(rounded(p50), rounded(p95));
  }

  private static @Nullable Long rounded(@Nullable Double millis) {
    return millis == null ? null : Math.round(millis);
  }
}

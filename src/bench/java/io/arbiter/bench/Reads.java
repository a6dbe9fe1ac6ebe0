package io.arbiter.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.arbiter.app.play.ApiClient;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** Measures requests that read, one at a time. */
record Reads(ApiClient api) {
  private static final int EACH = 500;

  /**
   * Measures and prints each kind, after a warm-up with the same number of requests.
   *
   * @param kinds the path of each read, by its number from 0
   */
  void measure(Map<String, IntFunction<String>> kinds) throws Exception {
    for (IntFunction<String> path : kinds.values()) {
      millis(path);
    }
    Figures.line(
        "milliseconds over HTTP, one at a time, %d each after a warm-up with as many:", EACH);
    for (var kind : kinds.entrySet()) {
      percentiles(kind.getKey(), millis(kind.getValue()));
    }
  }

  private List<Double> millis(IntFunction<String> path) throws Exception {
    List<Double> millis = new ArrayList<>();
    for (int i = 0; i < EACH; i++) {
      String each = path.apply(i);
      long start = System.nanoTime();
      get(each);
      millis.add((System.nanoTime() - start) / 1e6);
    }
    return millis;
  }

  /** The body of the answer, whose status must be 2xx. */
  JsonNode get(String path) throws Exception {
    return api.get(path).require().body();
  }

  static void percentiles(String what, Collection<Double> millis) {
    Figures.percentiles("  %-32s p50 %6.1f  p95 %6.1f  p99 %6.1f", what, millis, 50, 95, 99);
  }
}

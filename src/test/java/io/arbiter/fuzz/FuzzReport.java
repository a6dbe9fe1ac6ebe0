package io.arbiter.fuzz;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a run has sent and found.
 *
 * @param statuses how often each status was the answer
 * @param faults by what is wrong, each with the first request that showed it
 */
public record FuzzReport(long seed, Map<Integer, Integer> statuses, Map<String, String> faults) {
  static FuzzReport empty(long seed) {
    return new FuzzReport(seed, new TreeMap<>(), new LinkedHashMap<>());
  }

  public int requests() {
    return statuses.values().stream().mapToInt(Integer::intValue).sum();
  }

  void count(int status) {
    statuses.merge(status, 1, Integer::sum);
  }

  void fault(String fault, String request) {
    faults.putIfAbsent(fault, request);
  }
}

package io.arbiter.core.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import io.arbiter.core.judging.Comparison;

/** The key {@code compare} of {@code puzzle.yaml}. The default is an exact comparison. */
record ComparisonKey(Document document) {
  private static final String KEY = "compare";

  Comparison read() {
    JsonNode compare = document.root().path(KEY);
    if (compare.isMissingNode()) {
      return Comparison.EXACT;
    }
    if (compare.has("float")) {
      return tolerance(compare);
    }
    return switch (compare.asText()) {
      case "exact" -> Comparison.EXACT;
      case "json" -> Comparison.JSON;
      case "unordered" -> Comparison.UNORDERED;
      case "list" -> Comparison.LIST;
      case "checker" -> Comparison.CHECKER;
      default -> {
        document.fault(
            "compare must be exact, json, unordered, list, checker or {float: tolerance}", KEY);
        yield Comparison.EXACT;
      }
    };
  }

  private Comparison tolerance(JsonNode compare) {
    JsonNode tolerance = compare.path("float");
    double value = tolerance.asDouble();
    if (compare.size() != 1) {
      document.fault("compare must hold float and no other key", KEY);
    } else if (!tolerance.isNumber() || !(value > 0) || Double.isInfinite(value)) {
      document.fault("the tolerance of float must be a number above 0", KEY, "float");
    } else {
      return new Comparison.Tolerance(value);
    }
    return Comparison.EXACT;
  }
}

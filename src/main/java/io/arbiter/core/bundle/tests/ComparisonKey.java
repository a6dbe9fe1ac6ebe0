package io.arbiter.core.bundle.tests;

import com.fasterxml.jackson.databind.JsonNode;
import io.arbiter.core.judging.test.Comparison;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The key {@code compare} of {@code puzzle.yaml}. The default is an exact comparison; for a program
 * a comparison of tokens.
 */
record ComparisonKey(Document document) {
  private static final String KEY = "compare";
  private static final String TOKENS = "tokens";
  private static final String CASE_SENSITIVE = "case-sensitive";
  private static final String SPACE_SENSITIVE = "space-sensitive";
  private static final String FLOAT = "float";
  private static final String FLOAT_ABSOLUTE = "float-absolute";
  private static final String FLOAT_RELATIVE = "float-relative";

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

  Comparison ofProgram() {
    JsonNode compare = document.root().path(KEY);
    if (compare.isMissingNode()) {
      return Comparison.TOKENS;
    }
    if (compare.has(TOKENS)) {
      return tokens(compare);
    }
    return switch (compare.asText()) {
      case TOKENS -> Comparison.TOKENS;
      case "exact" -> Comparison.EXACT;
      case "checker" -> Comparison.CHECKER;
      default -> {
        document.fault("compare of a program must be tokens, exact, checker or {tokens: {…}}", KEY);
        yield Comparison.TOKENS;
      }
    };
  }

  private Comparison tokens(JsonNode compare) {
    JsonNode rules = compare.path(TOKENS);
    if (compare.size() != 1 || !rules.isObject()) {
      document.fault("compare must hold tokens, a mapping, and no other key", KEY);
      return Comparison.TOKENS;
    }
    document.onlyKeys(
        Set.of(CASE_SENSITIVE, SPACE_SENSITIVE, FLOAT, FLOAT_ABSOLUTE, FLOAT_RELATIVE),
        KEY,
        TOKENS);
    @Nullable Double both = number(rules, FLOAT);
    if (both != null && (rules.has(FLOAT_ABSOLUTE) || rules.has(FLOAT_RELATIVE))) {
      document.fault(
          "float is both tolerances; leave out float-absolute and float-relative",
          KEY,
          TOKENS,
          FLOAT);
    }
    return new Comparison.Tokens(
        flag(rules, CASE_SENSITIVE),
        flag(rules, SPACE_SENSITIVE),
        both == null ? number(rules, FLOAT_ABSOLUTE) : both,
        both == null ? number(rules, FLOAT_RELATIVE) : both);
  }

  private boolean flag(JsonNode rules, String key) {
    JsonNode value = rules.path(key);
    if (!value.isMissingNode() && !value.isBoolean()) {
      document.fault(key + " must be true or false", KEY, TOKENS, key);
    }
    return value.asBoolean();
  }

  private @Nullable Double number(JsonNode rules, String key) {
    JsonNode value = rules.path(key);
    if (value.isMissingNode()) {
      return null;
    }
    double tolerance = value.asDouble();
    if (!value.isNumber() || !(tolerance >= 0) || Double.isInfinite(tolerance)) {
      document.fault(key + " must be a number of 0 or more", KEY, TOKENS, key);
      return null;
    }
    return tolerance;
  }

  private Comparison tolerance(JsonNode compare) {
    JsonNode tolerance = compare.path("float");
    double value = tolerance.asDouble();
    if (compare.size() != 1) {
      document.fault("compare must hold float and no other key", KEY);
    } else if (!tolerance.isNumber() || !(value > 0) || Double.isInfinite(value)) {
      document.fault("the tolerance of float must be a number above 0", KEY, "float");
    } else if (value >= 1) {
      document.fault(
          "the tolerance of float must be below 1: it is also relative, so 1 would accept any two"
              + " positive numbers; write a checker.py",
          KEY,
          "float");
    } else {
      return new Comparison.Tolerance(value);
    }
    return Comparison.EXACT;
  }
}

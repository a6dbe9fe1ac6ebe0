package io.arbiter.core.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import io.arbiter.core.judging.test.Comparison;
import java.util.Map;
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

  private static final Map<String, Comparison> OF_FUNCTION =
      Map.of(
          "exact", Comparison.EXACT,
          "json", Comparison.JSON,
          "unordered", Comparison.UNORDERED,
          "list", Comparison.LIST,
          "checker", Comparison.CHECKER);

  private static final Map<String, Comparison> OF_PROGRAM =
      Map.of(TOKENS, Comparison.TOKENS, "exact", Comparison.EXACT, "checker", Comparison.CHECKER);

  Comparison ofFunction() {
    return document.at(KEY).has(FLOAT)
        ? tolerance()
        : named(
            OF_FUNCTION,
            Comparison.EXACT,
            "compare must be exact, json, unordered, list, checker or {float: tolerance}");
  }

  Comparison ofProgram() {
    return document.at(KEY).has(TOKENS)
        ? tokens()
        : named(
            OF_PROGRAM,
            Comparison.TOKENS,
            "compare of a program must be tokens, exact, checker or {tokens: {…}}");
  }

  private Comparison named(Map<String, Comparison> names, Comparison byDefault, String message) {
    JsonNode compare = document.at(KEY);
    if (!compare.isMissingNode() && !names.containsKey(compare.asText())) {
      document.fault(message, KEY);
    }
    return names.getOrDefault(compare.asText(), byDefault);
  }

  private Comparison tokens() {
    JsonNode rules = document.at(KEY, TOKENS);
    if (document.at(KEY).size() != 1 || !rules.isObject()) {
      document.fault("compare must hold tokens, a mapping, and no other key", KEY);
      return Comparison.TOKENS;
    }
    document.onlyKeys(
        Set.of(CASE_SENSITIVE, SPACE_SENSITIVE, FLOAT, FLOAT_ABSOLUTE, FLOAT_RELATIVE),
        KEY,
        TOKENS);
    @Nullable Double both = number(FLOAT);
    if (both != null && (rules.has(FLOAT_ABSOLUTE) || rules.has(FLOAT_RELATIVE))) {
      document.fault(
          "float is both tolerances; leave out float-absolute and float-relative",
          KEY,
          TOKENS,
          FLOAT);
    }
    return new Comparison.Tokens(
        document.flag(KEY, TOKENS, CASE_SENSITIVE),
        document.flag(KEY, TOKENS, SPACE_SENSITIVE),
        both == null ? number(FLOAT_ABSOLUTE) : both,
        both == null ? number(FLOAT_RELATIVE) : both);
  }

  private @Nullable Double number(String key) {
    JsonNode value = document.at(KEY, TOKENS, key);
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

  private Comparison tolerance() {
    JsonNode tolerance = document.at(KEY, FLOAT);
    double value = tolerance.asDouble();
    if (document.at(KEY).size() != 1) {
      document.fault("compare must hold float and no other key", KEY);
    } else if (!tolerance.isNumber() || !(value > 0) || Double.isInfinite(value)) {
      document.fault("the tolerance of float must be a number above 0", KEY, FLOAT);
    } else if (value >= 1) {
      document.fault(
          "the tolerance of float must be below 1: it is also relative, so 1 would accept any two"
              + " positive numbers; write a checker.py",
          KEY,
          FLOAT);
    } else {
      return new Comparison.Tolerance(value);
    }
    return Comparison.EXACT;
  }
}

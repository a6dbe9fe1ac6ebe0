package io.arbiter.core.bundle.tests;

import com.fasterxml.jackson.databind.JsonNode;
import io.arbiter.core.judging.Limits;
import java.util.Set;

/** The key {@code limits} of {@code puzzle.yaml}. Limits that are left out have their defaults. */
record LimitsKey(Document document) {
  private static final String KEY = "limits";
  private static final Set<String> KEYS =
      Set.of("cpuMillis", "steps", "memoryBytes", "outputBytes");

  Limits read() {
    JsonNode limits = document.root().path(KEY);
    if (!limits.isMissingNode() && !limits.isObject()) {
      document.fault("limits must be a mapping", KEY);
      return Limits.DEFAULT;
    }
    document.onlyKeys(KEYS, KEY);
    Limits byDefault = Limits.DEFAULT;
    return new Limits(
        limit(limits, "cpuMillis", byDefault.cpuMillis(), Limits.HIGHEST.cpuMillis()),
        limit(limits, "steps", byDefault.steps(), Limits.HIGHEST.steps()),
        limit(limits, "memoryBytes", byDefault.memoryBytes(), Limits.HIGHEST.memoryBytes()),
        limit(limits, "outputBytes", byDefault.outputBytes(), Limits.HIGHEST.outputBytes()));
  }

  private long limit(JsonNode limits, String key, long byDefault, long most) {
    JsonNode value = limits.path(key);
    if (value.isMissingNode()) {
      return byDefault;
    }
    if (!value.isIntegralNumber()
        || !value.canConvertToLong()
        || value.longValue() < 1
        || value.longValue() > most) {
      document.fault("limits." + key + " must be a whole number from 1 to " + most, KEY, key);
      return byDefault;
    }
    return value.longValue();
  }
}

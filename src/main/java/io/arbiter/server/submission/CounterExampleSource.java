package io.arbiter.server.submission;

import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Knows inputs on which wrong submissions fail. Thread-safe. */
@FunctionalInterface
public interface CounterExampleSource {
  /** The counter-examples that there are, as JSON, by submission. */
  Map<UUID, String> find(Set<UUID> submissions);
}

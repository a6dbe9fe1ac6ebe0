package io.arbiter.server.submission.view;

import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Knows inputs on which wrong submissions fail. Thread-safe. */
@FunctionalInterface
public interface CounterExampleSource {
  /** The known counter-examples of these submissions, as JSON, by submission. */
  Map<UUID, String> find(Set<UUID> submissions);
}

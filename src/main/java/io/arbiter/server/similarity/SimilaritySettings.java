package io.arbiter.server.similarity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The search for similar solutions. */
@ConfigMapping(prefix = "arbiter.similarity")
public interface SimilaritySettings {
  /**
   * How long accepted solutions are collected before a worker parses them together to find similar
   * solutions.
   */
  @WithDefault("30s")
  Duration gather();
}

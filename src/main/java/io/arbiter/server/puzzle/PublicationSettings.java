package io.arbiter.server.puzzle;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;

/** What the publication of a puzzle asks for. */
@ConfigMapping(prefix = "arbiter.puzzle")
public interface PublicationSettings {
  /**
   * The least strength of the tests: the share of wrong variants of the solutions that the tests
   * find. With 0, tests of any strength are published.
   */
  @WithDefault("0")
  @DecimalMin("0")
  @DecimalMax("1")
  double minimumStrength();
}

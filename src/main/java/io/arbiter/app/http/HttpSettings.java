package io.arbiter.app.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Requests to the API. */
@ConfigMapping(prefix = "arbiter.http")
public interface HttpSettings {
  /** How long a client may send a request at any speed. */
  @WithDefault("10s")
  Duration slowAfter();

  /**
   * How many bytes a second a client must send from then on. The connection of a slower client is
   * closed.
   */
  @WithDefault("512")
  MemorySize slowRate();
}

package io.arbiter.app;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Requests to the API. */
@ConfigMapping(prefix = "arbiter.http")
public interface HttpSettings {
  /**
   * The largest body of a request. The bodies of authors' requests, which carry bundles, may be ten
   * times as large, and the bodies of imports, which carry repositories, 34 times.
   */
  @WithDefault("1M")
  MemorySize maxBodyBytes();
}

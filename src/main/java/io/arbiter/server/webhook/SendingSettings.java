package io.arbiter.server.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How deliveries are sent. */
@ConfigMapping(prefix = "arbiter.webhooks")
public interface SendingSettings {
  /** Deliveries that a process sends at the same time. For one webhook there is one at a time. */
  @WithDefault("20")
  @Min(1)
  int inFlight();

  /** How long a receiver may take to answer, including the connection. At most 20 seconds count. */
  @WithDefault("10s")
  Duration timeout();
}

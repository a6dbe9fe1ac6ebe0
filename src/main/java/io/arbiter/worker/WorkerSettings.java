package io.arbiter.worker;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Optional;

/** What a worker takes on. */
@ConfigMapping(prefix = "arbiter.worker")
public interface WorkerSettings {
  /** Jobs judged at a time; without it, one for each processor. */
  Optional<@Min(1) Integer> slots();

  /** In judgements and logs; without it, the process's id. */
  Optional<String> name();

  /** How long a job waits for its test set to arrive before it goes back to the queue. */
  @WithDefault("5s")
  Duration testSetPatience();
}

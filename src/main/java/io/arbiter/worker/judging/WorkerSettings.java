package io.arbiter.worker.judging;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.util.Optional;

@ConfigMapping(prefix = "arbiter.worker")
public interface WorkerSettings {
  /** Submissions that are judged at the same time. By default, one for each processor. */
  Optional<@Min(1) Integer> slots();

  /** The name of this worker in judgements and logs. By default, host and process. */
  Optional<String> name();

  /**
   * Whether shipped solutions run in new children while no job is there, so that players find the
   * children quick. It takes about a minute of a processor for each child.
   */
  @WithDefault("true")
  boolean warm();
}

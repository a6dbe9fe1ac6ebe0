package io.arbiter.worker;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Optional;

/** What a worker takes on. */
@ConfigMapping(prefix = "arbiter.worker")
public interface WorkerSettings {
  /** Jobs judged at a time; without it, one for each processor. */
  Optional<@Min(1) Integer> slots();

  /**
   * How far children of the batch lane give way to all others, as nice(1) counts. With 0 there are
   * none of its own, and it uses those of the interactive lane.
   */
  @WithDefault("19")
  @Min(0)
  @Max(19)
  int batchNiceness();

  /**
   * Of the time in which players' jobs keep coming, in per cent, how much a slot of the batch lane
   * works; when none has come for a second it does not rest.
   */
  @WithDefault("25")
  @Min(1)
  @Max(100)
  int batchShare();

  /** In judgements and logs; without it, the process's id. */
  Optional<String> name();

  /** How long a job waits for its test set to arrive before it goes back to the queue. */
  @WithDefault("5s")
  Duration testSetPatience();
}

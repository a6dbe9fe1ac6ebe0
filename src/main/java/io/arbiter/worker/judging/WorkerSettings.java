package io.arbiter.worker.judging;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Optional;

/** The work of a worker. */
@ConfigMapping(prefix = "arbiter.worker")
public interface WorkerSettings {
  /** Submissions that are judged at the same time. By default, one for each processor. */
  Optional<@Min(1) Integer> slots();

  /**
   * The {@code nice} value of the children of the batch lane. With 0, the batch lane has no
   * children of its own and uses the children of the interactive lane.
   */
  @WithDefault("19")
  @Min(0)
  @Max(19)
  int batchNiceness();

  /**
   * The part of the time that each slot of the batch lane works while players' jobs keep coming, in
   * per cent. When no such job has come for a second, the slot works all the time.
   */
  @WithDefault("25")
  @Min(1)
  @Max(100)
  int batchShare();

  /** The name of this worker in judgements and logs. By default, the id of its process. */
  Optional<String> name();

  /** How long a job waits at a worker for its test set. Then the job goes back to the queue. */
  @WithDefault("5s")
  Duration testSetPatience();
}

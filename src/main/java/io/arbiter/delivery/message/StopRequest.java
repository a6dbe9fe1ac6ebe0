package io.arbiter.delivery.message;

import io.arbiter.delivery.broker.Topics;
import java.util.UUID;

/** The player does not want a run or a script any more: a record of {@link Topics#STOPS}. */
public record StopRequest(UUID submission) {
  public StopRequest {
    Complete.require(submission);
  }
}

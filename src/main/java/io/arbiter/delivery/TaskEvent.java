package io.arbiter.delivery;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What becomes of an {@link AuthorTask}, as told on {@link Topics#REPORTS}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
  @JsonSubTypes.Type(value = TaskEvent.Progress.class, name = "progress"),
  @JsonSubTypes.Type(value = TaskEvent.Done.class, name = "done")
})
public sealed interface TaskEvent {
  UUID id();

  /** So much of it is done; a lost one is not sent again. */
  record Progress(UUID id, int done, int total) implements TaskEvent {}

  /**
   * The answer; the same one may come twice.
   *
   * @param submission as in the task
   * @param result JSON of the type that the kind names; null when our side failed after all
   *     deliveries
   */
  record Done(UUID id, AuthorTask.Kind kind, @Nullable UUID submission, @Nullable String result)
      implements TaskEvent {}
}

package io.arbiter.delivery.message;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.io.IOException;
import java.util.UUID;

/** What a worker has to do: a record of the topics of jobs. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "work")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Job.Submission.class, name = "submission"),
  @JsonSubTypes.Type(value = Job.Run.class, name = "run"),
  @JsonSubTypes.Type(value = Job.Rejudgement.class, name = "rejudgement"),
  @JsonSubTypes.Type(value = Job.Scratch.class, name = "scratch"),
  @JsonSubTypes.Type(value = AuthorTask.Prepare.class, name = "prepare"),
  @JsonSubTypes.Type(value = AuthorTask.Check.class, name = "check"),
  @JsonSubTypes.Type(value = AuthorTask.Validate.class, name = "validate"),
  @JsonSubTypes.Type(value = AuthorTask.FindCounterExample.class, name = "find-counter-example"),
  @JsonSubTypes.Type(value = AuthorTask.ImportCheckio.class, name = "import-checkio"),
  @JsonSubTypes.Type(value = AuthorTask.ImportKattis.class, name = "import-kattis")
})
public sealed interface Work permits Job, AuthorTask {
  /** The id of the submission or of the task. */
  UUID id();

  /** Written into each record, so that a reader refuses a record of another format. */
  @JsonProperty(access = JsonProperty.Access.READ_ONLY)
  default int format() {
    return Format.NUMBER;
  }

  /**
   * Reads a record of a topic of jobs.
   *
   * @throws IOException when the bytes are not such a record, or its format is not known
   */
  static Work read(byte[] value) throws IOException {
    return Format.readNumbered(value, Work.class);
  }
}

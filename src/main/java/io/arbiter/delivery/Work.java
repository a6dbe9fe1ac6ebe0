package io.arbiter.delivery;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.arbiter.core.json.Codec;
import java.io.IOException;

/** What workers are asked for on the topics of jobs. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "work")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Job.Submission.class, name = "submission"),
  @JsonSubTypes.Type(value = Job.Run.class, name = "run"),
  @JsonSubTypes.Type(value = Job.Rejudgement.class, name = "rejudgement"),
  @JsonSubTypes.Type(value = Job.Scratch.class, name = "scratch"),
  @JsonSubTypes.Type(value = AuthorTask.Prepare.class, name = "prepare"),
  @JsonSubTypes.Type(value = AuthorTask.Validate.class, name = "validate"),
  @JsonSubTypes.Type(value = AuthorTask.FindCounterExample.class, name = "find-counter-example"),
  @JsonSubTypes.Type(value = AuthorTask.ImportCheckio.class, name = "import-checkio"),
  @JsonSubTypes.Type(value = AuthorTask.TakeFingerprints.class, name = "take-fingerprints")
})
public sealed interface Work permits Job, AuthorTask {
  /** The version of these records' shape. */
  int FORMAT = 2;

  /** Written into each record, so that a later version knows what it reads. */
  @JsonProperty(access = JsonProperty.Access.READ_ONLY)
  default int format() {
    return FORMAT;
  }

  /**
   * Reads a record of a topic of jobs. A record of format 1, which was sent before an upgrade, is
   * read too: nothing that was enqueued is lost.
   *
   * @throws IOException when the bytes are no such record, or one of a format that is not known
   */
  static Work read(byte[] value) throws IOException {
    int format = FormatOne.formatOf(value);
    return switch (format) {
      case 0, FormatOne.NUMBER -> FormatOne.readWork(value);
      case FORMAT -> Codec.decode(value, Work.class);
      default -> throw new IOException("format " + format + " is not known here");
    };
  }
}

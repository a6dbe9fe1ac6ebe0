package io.arbiter.delivery.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.SubmissionKind;
import io.arbiter.core.report.MissionDetails;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@link Work} in {@link FormatOne}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "work", defaultImpl = OldWork.OldJob.class)
@JsonSubTypes({
  @JsonSubTypes.Type(value = OldWork.OldJob.class, name = "job"),
  @JsonSubTypes.Type(value = OldWork.OldTask.class, name = "author")
})
sealed interface OldWork {
  /**
   * The same work in today's format.
   *
   * @throws RuntimeException when a part of the work is missing
   */
  Work work();

  record OldJob(
      UUID submission,
      int attempt,
      SubmissionKind kind,
      @Nullable String puzzle,
      int version,
      @Nullable String testSetHash,
      String source,
      Limits limits,
      Instant submittedAt,
      @Nullable UUID rejudging,
      @Nullable String stdin)
      implements OldWork {
    @Override
    public Work work() {
      var origin = new Job.Origin(submission, attempt, submittedAt);
      return switch (kind) {
        case SUBMISSION ->
            rejudging == null
                ? new Job.Submission(origin, target(), source, limits)
                : new Job.Rejudgement(origin, target(), source, limits, rejudging);
        case RUN -> new Job.Run(origin, target(), source, limits);
        case SCRATCH -> new Job.Scratch(origin, source, limits, requireNonNullElse(stdin, ""));
      };
    }

    private Job.Target target() {
      return new Job.Target(requireNonNull(puzzle), version, requireNonNull(testSetHash));
    }
  }

  record OldTask(
      UUID id,
      FormatOne.Kind kind,
      Map<String, byte[]> files,
      Map<String, String> options,
      @Nullable UUID submission,
      @Nullable String source)
      implements OldWork {
    @Override
    public Work work() {
      return switch (kind) {
        case PREPARE -> new AuthorTask.Prepare(id, files);
        case VALIDATE -> new AuthorTask.Validate(id, files);
        case COUNTEREXAMPLE ->
            new AuthorTask.FindCounterExample(
                id, files, requireNonNull(submission), requireNonNull(source));
        case IMPORT_CHECKIO -> new AuthorTask.ImportCheckio(id, files, Map.of(), details());
        case FINGERPRINTS -> new AuthorTask.TakeFingerprints(id, sources());
      };
    }

    private MissionDetails details() {
      return new MissionDetails(
          new MissionDetails.About(
              option("title"),
              option("difficulty"),
              option("tags"),
              option("points"),
              option("source"),
              option("license")),
          option("function"),
          option("solution").map(source -> Map.of("given", source)).orElse(Map.of()));
    }

    private Optional<String> option(String name) {
      return Optional.ofNullable(options.get(name));
    }

    private Map<UUID, String> sources() {
      return files.entrySet().stream()
          .collect(
              Collectors.toMap(
                  file -> UUID.fromString(file.getKey()),
                  file -> new String(file.getValue(), UTF_8)));
    }
  }
}

package io.arbiter.server.submission;

import io.arbiter.core.json.Codec;
import io.arbiter.core.judging.Judgement;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.Usage;
import io.arbiter.core.judging.Verdict;
import io.arbiter.delivery.message.JudgingEvent;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The event that answers a submission from an earlier judgement, as JSON text with three gaps. Only
 * the intake's SQL knows the values for the gaps. The codec writes the event with placeholders, and
 * the text is cut at the placeholders. The codec wrote the stored values too, so the filled text is
 * a valid event.
 *
 * @param start before the judgement
 * @param second between the judgement and its provenance
 * @param third between the provenance and the id of the submission that has the judgement
 * @param end after that id
 */
public record AnswerFrame(String start, String second, String third, String end) {
  private static final Judgement JUDGEMENT =
      new Judgement(Verdict.JUDGE_ERROR, "stand-in", List.of(), null, null, Usage.NONE);

  private static final JudgingEvent.Provenance PROVENANCE =
      new JudgingEvent.Provenance(
          0, null, "stand-in", "stand-in", 0, Limits.DEFAULT, Instant.EPOCH);

  private static final UUID EARLIER = new UUID(-1, -1);

  private static final Pattern CUTS =
      Pattern.compile(
          Stream.of(Codec.toJson(JUDGEMENT), Codec.toJson(PROVENANCE), EARLIER.toString())
              .map(Pattern::quote)
              .collect(Collectors.joining("|")));

  /** The frame of the event for an attempt of a submission. */
  public static AnswerFrame of(UUID submission, int attempt) {
    String[] parts =
        CUTS.split(
            Codec.toJson(
                new JudgingEvent.Judged(submission, attempt, JUDGEMENT, PROVENANCE, EARLIER)));
    return new AnswerFrame(parts[0], parts[1], parts[2], parts[3]);
  }
}

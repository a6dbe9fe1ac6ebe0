package io.arbiter.server.author;

import io.arbiter.core.json.Codec;
import io.arbiter.core.judging.Judgement;
import io.arbiter.core.judging.Verdict;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A submission or run that failed because the author's code failed.
 *
 * @param player null for a visitor or a deleted account
 * @param version of the puzzle that judged it
 * @param message of the judgement, or null
 * @param traceback of the author's code, or null
 */
record AuthorFailure(
    UUID submission,
    @Nullable String player,
    Instant at,
    int version,
    Verdict verdict,
    @Nullable String message,
    @Nullable String traceback) {
  /** A row of the database; the judgement is JSON. */
  AuthorFailure(
      UUID submission, @Nullable String player, Instant at, int version, String judgement) {
    Judgement stored = Codec.fromJson(judgement, Judgement.class);
    this(
        submission,
        player,
        at,
        version,
        Verdict.AUTHOR_ERROR,
        stored.message(),
        stored.authorTraceback());
  }
}

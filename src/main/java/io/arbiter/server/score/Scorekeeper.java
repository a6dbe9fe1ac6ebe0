package io.arbiter.server.score;

import io.arbiter.core.judging.Judgement;
import io.arbiter.core.judging.Usage;
import io.arbiter.core.judging.Verdict;
import io.arbiter.delivery.message.JudgingEvent;
import io.arbiter.server.database.DatabaseFailure;
import io.arbiter.server.submission.SubmissionStore;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.narayana.jta.TransactionRunner;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * The single writer of results. One transaction writes a judgement, its points and the standings. A
 * repeated judgement, or a judgement of an old attempt, changes nothing. A judgement for a deleted
 * account is stored but changes no standing. Results of rejudgings go to a {@link
 * RejudgedListener}.
 */
@ApplicationScoped
public class Scorekeeper {
  private static final Logger LOG = Logger.getLogger(Scorekeeper.class);

  /** Stands for a result that the database refuses. */
  private static final Judgement UNWRITABLE =
      new Judgement(
          Verdict.JUDGE_ERROR,
          "the judge could not store the result; it does not count against you",
          List.of(),
          null,
          null,
          Usage.NONE);

  private final SubmissionStore submissions;
  private final Scoring scoring;
  private final RejudgedListener listener;
  private final TransactionRunner transactions;

  @Inject
  public Scorekeeper(SubmissionStore submissions, Scoring scoring, RejudgedListener listener) {
    this(submissions, scoring, listener, QuarkusTransaction.requiringNew());
  }

  Scorekeeper(
      SubmissionStore submissions,
      Scoring scoring,
      RejudgedListener listener,
      TransactionRunner transactions) {
    this.submissions = submissions;
    this.scoring = scoring;
    this.listener = listener;
    this.transactions = transactions;
  }

  /**
   * Takes a batch of events. If one event cannot be written, the others still are.
   *
   * @return the judgements that were written
   * @throws RuntimeException if the database failed; then the batch must come again
   */
  public List<JudgingEvent.Judged> take(List<JudgingEvent> events) {
    // The scores come last, because a failure after them would keep them from being announced.
    noteEndedChildren(events);
    of(JudgingEvent.Rejudged.class, events).forEach(this::passOn);
    return score(of(JudgingEvent.Judged.class, events));
  }

  private static <E> List<E> of(Class<E> type, List<JudgingEvent> events) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }

  private void noteEndedChildren(List<JudgingEvent> events) {
    Set<UUID> ended =
        of(JudgingEvent.ChildEnded.class, events).stream()
            .map(JudgingEvent::submission)
            .collect(Collectors.toSet());
    if (!ended.isEmpty()) {
      submissions.noteEndedChildren(ended);
    }
  }

  /** Scores all in one transaction, or each in its own if one of them cannot be written. */
  private List<JudgingEvent.Judged> score(List<JudgingEvent.Judged> judged) {
    if (judged.isEmpty()) {
      return List.of();
    }
    try {
      return transactions.call(() -> scoring.score(judged));
    } catch (RuntimeException e) {
      if (DatabaseFailure.isCauseOf(e)) {
        throw e;
      }
      return judged.size() == 1
          ? scoreFault(judged.getFirst(), e).stream().toList()
          : judged.stream().flatMap(one -> score(List.of(one)).stream()).toList();
    }
  }

  /**
   * Scores JUDGE_ERROR instead, so that the player gets a verdict although the result cannot be
   * written.
   */
  private Optional<JudgingEvent.Judged> scoreFault(
      JudgingEvent.Judged judged, RuntimeException reason) {
    LOG.errorf(reason, "the judgement of %s cannot be written", judged.submission());
    var instead =
        new JudgingEvent.Judged(
            judged.submission(), judged.attempt(), UNWRITABLE, judged.provenance());
    try {
      return transactions.call(() -> scoring.score(List.of(instead))).stream().findFirst();
    } catch (RuntimeException e) {
      if (DatabaseFailure.isCauseOf(e)) {
        throw e;
      }
      LOG.errorf(
          e, "%s has no verdict; it is judged again once it counts as stuck", judged.submission());
      return Optional.empty();
    }
  }

  /** A result that cannot be written becomes JUDGE_ERROR, so that the rejudging has an end. */
  private void passOn(JudgingEvent.Rejudged rejudged) {
    try {
      listener.take(rejudged);
    } catch (RuntimeException e) {
      if (DatabaseFailure.isCauseOf(e)) {
        throw e;
      }
      LOG.errorf(e, "the rejudgement of %s cannot be written", rejudged.submission());
      if (!rejudged.judgement().equals(UNWRITABLE)) {
        passOn(
            new JudgingEvent.Rejudged(
                rejudged.submission(),
                rejudged.attempt(),
                rejudged.rejudging(),
                UNWRITABLE,
                rejudged.provenance()));
      }
    }
  }
}

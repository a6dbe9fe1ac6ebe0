package io.arbiter.app.pipeline;

import jakarta.enterprise.context.ApplicationScoped;

/** The loops of role api, in the order in which they start. */
@ApplicationScoped
public class ServerPipelines {
  private final LostTopics lostTopics;
  private final SubmissionPipeline submissions;
  private final AuthoringPipeline authoring;
  private final RejudgingPipeline rejudgings;
  private final WebhookPipeline webhooks;
  private final ContestPipeline contests;
  private final OperatorPipeline operators;
  private final Upkeep upkeep;

  ServerPipelines(
      LostTopics lostTopics,
      SubmissionPipeline submissions,
      AuthoringPipeline authoring,
      RejudgingPipeline rejudgings,
      WebhookPipeline webhooks,
      ContestPipeline contests,
      OperatorPipeline operators,
      Upkeep upkeep) {
    this.lostTopics = lostTopics;
    this.submissions = submissions;
    this.authoring = authoring;
    this.rejudgings = rejudgings;
    this.webhooks = webhooks;
    this.contests = contests;
    this.operators = operators;
    this.upkeep = upkeep;
  }

  /** Starts the loops. The topics must exist. */
  public void start() {
    lostTopics.start();
    submissions.start();
    authoring.start();
    rejudgings.start();
    webhooks.start();
    contests.start();
    operators.start();
    upkeep.start();
  }
}

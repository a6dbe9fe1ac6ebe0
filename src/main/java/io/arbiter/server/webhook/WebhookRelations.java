package io.arbiter.server.webhook;

/** The parts of SQL with which other packages write deliveries in their own statements. */
public final class WebhookRelations {
  /**
   * Adds deliveries of {@code submission.judged} for the rows of the relation {@code judged}:
   * {@code player_id}, {@code submission_id} and {@code attempt}. A player without webhooks costs a
   * look into an index. The lock keeps a webhook from being deleted until the transaction ends; a
   * webhook that is being deleted is passed over, so the statement never waits.
   */
  public static final String ADD_JUDGED =
      """
      insert into webhook_delivery (webhook_id, event, submission_id, attempt)
      select w.id, 'submission.judged', j.submission_id, j.attempt
      from judged j join webhook w on w.player_id = j.player_id
      where w.disabled is null and 'submission.judged' = any(w.events)
      for key share of w skip locked
      """;

  private WebhookRelations() {}
}

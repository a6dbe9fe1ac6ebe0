package io.arbiter.app.pipeline;

import io.arbiter.server.webhook.WebhookSender;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * The path of a webhook's delivery from the fact to the receiver, in role api.
 *
 * <ol>
 *   <li>The statement that writes a judgement also writes a delivery for each webhook of the player
 *       through a view of server.webhook. A publication does the same for its author ({@link
 *       io.arbiter.server.webhook.Deliveries}). The delivery is WAITING.
 *   <li>{@link #send} claims webhooks that have something to send. While a process has a claim, no
 *       other process sends for this webhook.
 *   <li>{@link WebhookSender} posts what is due. The delivery is DELIVERED, or waits for its next
 *       try, or is FAILED after a day.
 * </ol>
 */
@ApplicationScoped
class WebhookPipeline {
  private final RunningLoops loops;
  private final WebhookSender sender;

  WebhookPipeline(RunningLoops loops, WebhookSender sender) {
    this.loops = loops;
    this.sender = sender;
  }

  void start() {
    send();
  }

  /**
   * Reads the tables of webhooks. The requests themselves run on other threads, so a slow receiver
   * does not hold up this loop.
   */
  private void send() {
    loops.turns("webhook-sender", _ -> sender.turn());
  }
}

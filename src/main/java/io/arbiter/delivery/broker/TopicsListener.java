package io.arbiter.delivery.broker;

/** Is called when the topics exist. */
@FunctionalInterface
public interface TopicsListener {
  /**
   * All topics exist. Runs on a thread of {@link Broker} and may block. When it throws, it is
   * called again.
   *
   * @param again false at the start; true when the topics were made again, so that their old
   *     records are lost
   */
  void topicsAreThere(boolean again);
}

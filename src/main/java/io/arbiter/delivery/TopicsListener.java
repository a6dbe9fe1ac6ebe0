package io.arbiter.delivery;

/** Is told that the topics are there. */
@FunctionalInterface
public interface TopicsListener {
  /**
   * All topics are there. Called on a thread of the broker's, and may block; when it throws, it is
   * called again.
   *
   * @param again false at the start; true when the topics were made again meanwhile, and what they
   *     held is lost
   */
  void topicsAreThere(boolean again);
}

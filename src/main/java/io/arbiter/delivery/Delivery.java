package io.arbiter.delivery;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * How often a job was delivered before, how often it failed, how often nobody answered, and since
 * when it waits.
 *
 * @param number how often a worker got the job, including this time; from 1
 * @param failures how often the job itself has failed. A failure of Arbiter's own, such as a
 *     missing sandbox, does not count.
 * @param losses how often a worker got the job and did not acknowledge it: the worker died or was
 *     stopped, or its lock expired
 * @param sentAt when the job was sent to its queue, last; by the clock of the sender, in
 *     milliseconds. A queue of one partition is in this order.
 */
public record Delivery(int number, int failures, int losses, Instant sentAt) {
  /** A job that has failed so often by itself gets the verdict {@code JUDGE_ERROR}. */
  public static final int MAX_FAILURES = 3;

  /**
   * A job that workers got so often and did not acknowledge gets the verdict {@code JUDGE_ERROR}.
   * Losses say less than failures: many jobs may be lost with a worker that another job has ended.
   */
  private static final int MAX_LOSSES = 12;

  /** A job that is sent again carries the deliveries and the failures of its earlier records. */
  private static final String NUMBER = "arbiter-deliveries";

  private static final String FAILURES = "arbiter-failures";
  private static final String LOSSES = "arbiter-losses";

  static Delivery of(ConsumerRecord<?, ?> record) {
    return new Delivery(
        value(record.headers(), NUMBER) + count(record),
        value(record.headers(), FAILURES),
        value(record.headers(), LOSSES) + count(record) - 1,
        Instant.ofEpochMilli(record.timestamp()));
  }

  /** How often the broker has delivered this record of the job; from 1. */
  static int count(ConsumerRecord<?, ?> record) {
    return record.deliveryCount().orElse((short) 1);
  }

  private static int value(Headers headers, String name) {
    Header header = headers.lastHeader(name);
    return header == null
        ? 0
        : Integer.parseInt(new String(header.value(), StandardCharsets.US_ASCII));
  }

  /** Whether the job is given up because of its failures and losses. */
  public boolean isGivenUp() {
    return failures >= MAX_FAILURES || losses >= MAX_LOSSES;
  }

  /** Whether the job is given up if this time fails, too. */
  public boolean isLastTry() {
    return failures + 1 >= MAX_FAILURES || losses + 1 >= MAX_LOSSES;
  }

  Delivery failed() {
    return new Delivery(number, failures + 1, losses, sentAt);
  }

  void write(Headers headers) {
    headers.add(NUMBER, bytes(number));
    headers.add(FAILURES, bytes(failures));
    headers.add(LOSSES, bytes(losses));
  }

  private static byte[] bytes(int value) {
    return Integer.toString(value).getBytes(StandardCharsets.US_ASCII);
  }
}

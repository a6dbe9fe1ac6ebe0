package io.arbiter.delivery;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * How often a job was delivered before, and how often it failed.
 *
 * @param number how often a worker got the job, including this time; from 1
 * @param failures how often the job itself has failed. A failure of Arbiter's own, such as a
 *     missing sandbox, does not count.
 */
public record Delivery(int number, int failures) {
  /** A job that is sent again carries the deliveries and the failures of its earlier records. */
  private static final String NUMBER = "arbiter-deliveries";

  private static final String FAILURES = "arbiter-failures";

  static Delivery of(ConsumerRecord<?, ?> record) {
    return new Delivery(
        value(record.headers(), NUMBER) + count(record), value(record.headers(), FAILURES));
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

  Delivery failed() {
    return new Delivery(number, failures + 1);
  }

  void write(Headers headers) {
    headers.add(NUMBER, bytes(number));
    headers.add(FAILURES, bytes(failures));
  }

  private static byte[] bytes(int value) {
    return Integer.toString(value).getBytes(StandardCharsets.US_ASCII);
  }
}

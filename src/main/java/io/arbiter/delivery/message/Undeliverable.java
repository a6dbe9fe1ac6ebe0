package io.arbiter.delivery.message;

import java.util.Arrays;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record that its reader could not read: a record of {@link Topics#UNDELIVERABLE}.
 *
 * @param topic where the record was
 * @param value the bytes of the record; null if there are too many to keep them
 * @param bytes the size of the value
 * @param reason why the record could not be read
 */
public record Undeliverable(
    String topic, String key, byte @Nullable [] value, int bytes, String reason)
    implements Message {
  /** A larger value is not kept. As JSON, the value takes a third more. */
  static final int MOST_BYTES = 4 << 20;

  private static final int LONGEST_REASON = 300;

  public static Undeliverable of(ConsumerRecord<String, byte[]> record, Exception failure) {
    byte[] value = Objects.requireNonNullElse(record.value(), new byte[0]);
    return new Undeliverable(
        record.topic(),
        Objects.requireNonNullElse(record.key(), ""),
        value.length > MOST_BYTES ? null : value,
        value.length,
        reason(failure));
  }

  /**
   * The first line, because further lines of Jackson's messages repeat what the record holds.
   * Operators see it, so it has no name of a class.
   */
  private static String reason(Exception failure) {
    String line =
        String.valueOf(failure.getMessage())
            .lines()
            .findFirst()
            .orElse("")
            .replaceAll("`?(io\\.arbiter|java)\\.[\\w.$]+`?", "a record");
    return line.substring(0, Math.min(line.length(), LONGEST_REASON));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Undeliverable that
        && topic.equals(that.topic)
        && key.equals(that.key)
        && Arrays.equals(value, that.value)
        && bytes == that.bytes
        && reason.equals(that.reason);
  }

  @Override
  public int hashCode() {
    return Objects.hash(topic, key, Arrays.hashCode(value), bytes, reason);
  }
}

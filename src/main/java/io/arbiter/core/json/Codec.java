package io.arbiter.core.json;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.arbiter.core.judging.CaseFailure;
import io.arbiter.core.judging.InputResult;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Writes and reads records as JSON, for topics and columns. Readers ignore unknown fields. */
public final class Codec {
  /**
   * As many digits as an author's test may hold. The time to read a number grows with the square of
   * its digits.
   */
  public static final int MAX_NUMBER_DIGITS = 200_000;

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .addModule(new Jdk8Module())
          .addModule(TaggedJson.module())
          .addMixIn(CaseFailure.class, WithoutNulls.class)
          .addMixIn(InputResult.class, WithoutNulls.class)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          // A Python str may hold lone surrogates. UTF-8 cannot encode them, but a JSON escape can.
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .visibility(
              com.fasterxml.jackson.annotation.PropertyAccessor.IS_GETTER,
              JsonAutoDetect.Visibility.NONE)
          .build();

  static {
    MAPPER
        .getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder()
                .maxNumberLength(MAX_NUMBER_DIGITS)
                .maxNestingDepth(10_000)
                .build());
  }

  private Codec() {}

  public static byte[] encode(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("cannot be written as JSON: " + value.getClass(), e);
    }
  }

  /**
   * Reads what {@link #encode} wrote.
   *
   * @throws IOException if the bytes are not a record of this type
   */
  public static <T> T decode(byte[] bytes, Class<T> type) throws IOException {
    T value = MAPPER.readValue(bytes, type);
    if (value == null) {
      throw new IOException("an empty record");
    }
    return value;
  }

  /** Does what {@link #encode} does, for a text or JSON column. */
  public static String toJson(Object value) {
    return new String(encode(value), StandardCharsets.UTF_8);
  }

  /** Does what {@link #decode} does, for JSON that Arbiter itself stored. */
  public static <T> T fromJson(String json, Class<T> type) {
    try {
      return decode(json.getBytes(StandardCharsets.UTF_8), type);
    } catch (IOException e) {
      throw new IllegalStateException("a stored " + type.getSimpleName() + " cannot be read", e);
    }
  }

  /** Writes a large value as JSON in gzip in Base64, for a field of a record. */
  public static String pack(Object value) {
    var packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(encode(value));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Base64.getEncoder().encodeToString(packed.toByteArray());
  }

  /** Reads a value that {@link #pack} wrote. */
  public static <T> T unpack(String packed, Class<T> type) {
    byte[] zipped = Base64.getDecoder().decode(packed);
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(zipped))) {
      return decode(in.readAllBytes(), type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** SHA-256 in hexadecimal; names stored content. */
  public static String hash(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  /** Leaves out withheld values, because a JSON null would mean Python's None. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  private interface WithoutNulls {}
}

package io.arbiter.core.judging.test;

import java.security.SecureRandom;

/**
 * Hashes that nobody outside this process can foresee. With the hashes of Java's own types, a
 * player could return thousands of different values with one hash; to compare them takes minutes.
 */
final class SecretHash {
  private static final long SEED;
  private static final long FACTOR;

  static {
    SecureRandom random = new SecureRandom();
    SEED = random.nextLong();
    // Multiplication by an odd number loses nothing.
    FACTOR = random.nextLong() | 1;
  }

  private SecretHash() {}

  static int of(String text) {
    long hash = text.length();
    for (int i = 0; i < text.length(); i++) {
      hash = mix(hash ^ text.charAt(i));
    }
    return (int) hash;
  }

  static int of(byte[] bytes) {
    long hash = bytes.length;
    for (byte one : bytes) {
      hash = mix(hash ^ one);
    }
    return (int) hash;
  }

  /** Different numbers have different results; the halves of a result are mixed. */
  static long mix(long number) {
    long mixed = (number ^ SEED) * FACTOR;
    mixed ^= mixed >>> 32;
    mixed *= FACTOR;
    return mixed ^ mixed >>> 29;
  }
}

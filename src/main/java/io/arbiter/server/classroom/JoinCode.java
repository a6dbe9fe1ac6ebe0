package io.arbiter.server.classroom;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The code with which players join a class: 12 characters of an alphabet of 32, which are 60 bits.
 * The alphabet is that of Crockford's Base32, which has no I, L, O and U. People may write a code
 * in small letters, with or without hyphens and spaces, and with O for 0 and I or L for 1.
 *
 * @param text as it is stored, without hyphens
 */
record JoinCode(String text) {
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int LENGTH = 12;
  private static final int GROUP = 4;
  private static final Pattern FORM = Pattern.compile("[" + ALPHABET + "]{" + LENGTH + "}");

  static JoinCode random(SecureRandom random) {
    return new JoinCode(
        random
            .ints(LENGTH, 0, ALPHABET.length())
            .mapToObj(i -> String.valueOf(ALPHABET.charAt(i)))
            .collect(Collectors.joining()));
  }

  /** Reads what a person wrote; empty if it cannot be a code. */
  static Optional<JoinCode> read(String written) {
    String text =
        written
            .replaceAll("[\\s-]", "")
            .toUpperCase(Locale.ROOT)
            .replace('O', '0')
            .replace('I', '1')
            .replace('L', '1');
    return FORM.matcher(text).matches() ? Optional.of(new JoinCode(text)) : Optional.empty();
  }

  /** As people read it, for example {@code 7K2M-0XQ4-ZT9C}. */
  String shown() {
    return text.replaceAll("(.{" + GROUP + "})(?=.)", "$1-");
  }
}

package io.arbiter.server.classroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JoinCodeTest {
  @Test
  void codesAreLongAndDiffer() {
    SecureRandom random = new SecureRandom();
    Set<String> codes =
        Stream.generate(() -> JoinCode.random(random).text())
            .limit(1_000)
            .collect(Collectors.toSet());
    assertThat(codes).hasSize(1_000).allMatch(code -> code.matches("[0-9A-HJKMNP-TV-Z]{12}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "7K2M-0XQ4-1T9C",
        "7k2m0xq41t9c",
        " 7K2M 0XQ4 1T9C ",
        "7K2M-OXQ4-IT9C",
        "7k2m-oxq4-lt9c"
      })
  void aCodeIsReadAsPeopleWriteIt(String written) {
    JoinCode code = JoinCode.read(written).orElseThrow();
    assertThat(code.text()).isEqualTo("7K2M0XQ41T9C");
    assertThat(code.shown()).isEqualTo("7K2M-0XQ4-1T9C");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "7K2M-0XQ4-1T9", "7K2M-0XQ4-1T9CC", "7K2M-0XQ4-1T9U", "7K2M-0XQ4-1T9Ö"})
  void anythingElseIsNoCode(String written) {
    assertThat(JoinCode.read(written)).isEmpty();
  }
}

package io.arbiter.sandbox.child;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The names are those of engine 25.0.3. */
class TracebackTest {
  @ParameterizedTest
  @CsvSource({
    "work, work",
    "<module>, <module>",
    "<bytecode work at 7bb8023c><OSR@11>, work",
    "<bytecode <lambda> at 1e17b6a><OSR@-1>, <lambda>",
    "<bytecode primes (generator resume bci=46)><OSR@16>, primes",
  })
  void aFunctionIsShownUnderThePlayersName(String engine, String shown) {
    assertThat(Traceback.function(engine)).isEqualTo(shown);
  }
}

package io.arbiter.sandbox;

import static io.arbiter.sandbox.SharedSandbox.call;
import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.sandbox.protocol.Outcome;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Modules that themselves import denied modules can be imported; only the use of the denied module
 * fails.
 */
class ImportableTest {
  /** Ample, because the first test meets a cold child and other tests use the processors. */
  private static final Limits COLD = new Limits(5_000, 10_000_000, 64L << 20, 1 << 16);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "asyncio",
        "concurrent.futures",
        "logging.handlers",
        "urllib.parse",
        "urllib.request",
        "http.client",
        "email.utils",
        "unittest",
        "doctest",
        "uuid",
        "platform",
        "webbrowser"
      })
  void innocentModulesAreImported(String module) throws Exception {
    assertThat(call("import " + module + "\ndef checkio(): return 1", COLD))
        .isEqualTo(new Outcome.Returned(PyValue.Int.of(1)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "import urllib.request; urllib.request.urlopen('http://127.0.0.1:1')",
        "import http.client; http.client.HTTPConnection('127.0.0.1').request('GET', '/')",
        "import asyncio; asyncio.run(asyncio.sleep(0))",
        "import asyncio, socket; socket.socket()",
        "import asyncio; asyncio.base_events.socket.create_connection(('127.0.0.1', 1))",
        "import logging.handlers; logging.handlers.socket.socket()"
      })
  void theUseOfADeniedModuleIsDenied(String imports, String use) throws Exception {
    assertThat(call(imports + "\ndef checkio():\n  " + use)).isInstanceOf(Outcome.Denied.class);
  }
}

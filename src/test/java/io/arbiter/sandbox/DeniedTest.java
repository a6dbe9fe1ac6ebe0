package io.arbiter.sandbox;

import static io.arbiter.sandbox.SharedSandbox.call;
import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.core.judging.test.PyValue;
import io.arbiter.sandbox.protocol.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A denied action is reported by name, not as an error of the engine. */
class DeniedTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "open('/etc/passwd'); open the file /etc/passwd",
        "open('x', 'w'); open the file x",
        "import socket; import the module socket",
        "import subprocess; import the module subprocess",
        "import ctypes; import the module ctypes",
        "__import__('os').listdir('/'); list the folder /",
        "__import__('os').system('true'); call os.system",
        "__import__('threading').Thread(target=print).start(); start a thread"
      })
  void aDeniedActionIsNamed(String code, String what) throws Exception {
    assertThat(call("def checkio():\n  " + code))
        .isInstanceOfSatisfying(
            Outcome.Denied.class,
            denied -> {
              assertThat(denied.what()).isEqualTo(what);
              assertThat(denied.traceback()).contains("line 2, in checkio");
            });
  }

  @Test
  void aProgramThatCatchesADenialIsJudgedByItsAnswer() throws Exception {
    long ended = SharedSandbox.endedOnceAllAreBack();
    String source =
        """
        def checkio():
            try:
                open('/etc/passwd')
            except OSError:
                return 1
        """;
    assertThat(call(source)).isEqualTo(new Outcome.Returned(PyValue.Int.of(1)));
    assertThat(SharedSandbox.endedOnceAllAreBack()).isEqualTo(ended);
  }

  @Test
  void checkingForAFileIsNoDeniedAction() throws Exception {
    String source =
        """
        import os
        def checkio(): return [os.path.exists('/etc'), os.getcwd(), list(os.environ)[:0]]
        """;
    assertThat(call(source))
        .isEqualTo(
            new Outcome.Returned(
                new PyValue.Items(
                    List.of(
                        new PyValue.Bool(false),
                        new PyValue.Str("/"),
                        new PyValue.Items(List.of())))));
  }
}

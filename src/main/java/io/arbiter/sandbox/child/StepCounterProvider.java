package io.arbiter.sandbox.child;

import com.oracle.truffle.api.instrumentation.TruffleInstrument;
import com.oracle.truffle.api.instrumentation.provider.TruffleInstrumentProvider;
import java.util.Collection;
import java.util.List;
import org.graalvm.polyglot.SandboxPolicy;

/** Registers {@link StepCounter}; written by hand instead of by Truffle's annotation processor. */
@TruffleInstrument.Registration(
    id = StepCounter.ID,
    name = "Arbiter's step counter",
    version = "1",
    sandbox = SandboxPolicy.CONSTRAINED,
    services = StepCounter.class)
public final class StepCounterProvider extends TruffleInstrumentProvider {
  @Override
  protected String getInstrumentClassName() {
    return StepCounter.class.getName();
  }

  @Override
  protected Object create() {
    return new StepCounter();
  }

  @Override
  protected Collection<String> getServicesClassNames() {
    return List.of(StepCounter.class.getName());
  }
}

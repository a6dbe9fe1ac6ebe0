package io.arbiter.sandbox.child;

import io.arbiter.core.judging.test.PyValue;
import io.arbiter.sandbox.protocol.Frame;
import io.arbiter.sandbox.protocol.Limit;
import io.arbiter.sandbox.protocol.Outcome;
import io.arbiter.sandbox.protocol.Program;
import java.util.List;
import java.util.Objects;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * A guest in JavaScript. The functions of {@code prelude.js} are the only ones that touch the
 * guest's objects. Values go in and come out as texts, which {@link JavaScriptText} writes and
 * reads.
 */
final class JavaScriptGuest extends Guest {
  static final String ID = "js";

  private static final Source PRELUDE =
      Source.newBuilder(ID, Prelude.text("prelude.js"), "prelude").internal(true).buildLiteral();

  /** As the frame caps them. */
  private static final int MAX_NODES = Frame.MAX_NODES / 2;

  private final JavaScriptExceptions exceptions;
  private final Value decode;
  private final Value call;
  private final Value take;
  private final Value ended;
  private final Value error;
  private final Value isFunction;
  private final Value choose;
  private final Value seed;
  private final Value becomeProgram;
  private String source = "";
  private boolean elements;

  JavaScriptGuest(Surroundings surroundings) {
    super(surroundings, build(surroundings));
    exceptions = new JavaScriptExceptions(this);
    Value prelude = context().eval(PRELUDE);
    meter().depth().attachJavaScript();
    decode = prelude.getMember("decode");
    call = prelude.getMember("call");
    take = prelude.getMember("take");
    ended = prelude.getMember("ended");
    error = prelude.getMember("error");
    isFunction = prelude.getMember("isFunction");
    choose = prelude.getMember("choose");
    seed = prelude.getMember("seed");
    becomeProgram = prelude.getMember("becomeProgram");
  }

  private static Context build(Surroundings surroundings) {
    return surroundings
        .context(ID)
        .option("js.load", "false")
        .option("js.graal-builtin", "false")
        .option("js.locale", "en-US")
        // A program whose asynchronous part fails must not end as if nothing had happened.
        .option("js.unhandled-rejections", "throw")
        .build();
  }

  @Override
  void prepare(Program program) {
    source = program.source();
    elements = program.elements();
    long chance = program.input().seed();
    seed.executeVoid((int) (chance >>> Integer.SIZE), (int) chance);
    if (program.function() == null) {
      becomeProgram.executeVoid(program.input().stdin());
      output().keep();
    }
  }

  @Override
  Outcome load(Program program) {
    Value parsed;
    try {
      parsed = parse(Traceback.JAVASCRIPT_FILE, source);
    } catch (PolyglotException e) {
      return exceptions.whileParsing(e, source);
    }
    parsed.executeVoid();
    return program.function() == null ? nothing() : lookUp(program.function());
  }

  private Value parse(String name, String text) {
    // Parsed once; the engine would keep it until some hundred guests later.
    return context().parse(Source.newBuilder(ID, text, name).cached(false).buildLiteral());
  }

  private Outcome lookUp(String name) {
    @Nullable Value found = context().getBindings(ID).getMember(name);
    if (found == null) {
      return new Outcome.MissingFunction("the source does not define " + name);
    }
    if (!isFunction.execute(found).asBoolean()) {
      return new Outcome.MissingFunction(name + " is not a function");
    }
    choose.executeVoid(found);
    return nothing();
  }

  @Override
  Value[] build(List<PyValue> values) {
    return new Value[] {decode.execute(JavaScriptText.of(new PyValue.Items(values)))};
  }

  @Override
  Outcome call(Value[] arguments) {
    call.executeVoid(Objects.requireNonNull(arguments[0]));
    return result(elements);
  }

  @Override
  Outcome evaluate(String code) {
    Value parsed;
    try {
      parsed = parse("test", code);
    } catch (PolyglotException e) {
      return exceptions.whileParsing(e, code);
    }
    take.executeVoid(parsed.execute());
    return result(false);
  }

  /** Reads how the last call has ended. By then the engine has run all that was waiting. */
  private Outcome result(boolean asElements) {
    long allowed = maxResultBytes();
    long most = Math.min(allowed, Frame.MAX_BYTES / 4);
    String text = ended.execute(asElements, most, MAX_NODES).asString();
    return switch (text.charAt(0)) {
      case '!' -> new Outcome.NotPlain(text.substring(1));
      case '?' ->
          new Outcome.LimitHit(Limit.OUTPUT, allowed, most + Long.parseLong(text.substring(1)));
      default -> returned(text);
    };
  }

  /** A Map or a Set may hold what Python's types cannot. */
  private static Outcome returned(String text) {
    try {
      PyValue value = JavaScriptText.read(text);
      return value.isBuildable()
          ? new Outcome.Returned(value)
          : new Outcome.NotPlain("a Set or a Map with an object as an element or a key");
    } catch (JavaScriptText.Ambiguous _) {
      return new Outcome.NotPlain("a Set or a Map with two equal elements or keys");
    }
  }

  /** The type of what was thrown, a newline, and its message. Runs no code of the guest. */
  String describe(Value thrown) {
    return error.execute(thrown).asString();
  }

  @Override
  Outcome failure(PolyglotException e) {
    return exceptions.whileRunning(e, source);
  }

  @Override
  Outcome stackOverflow() {
    return exceptions.overflow("");
  }

  @Override
  boolean hasExited() {
    return false;
  }
}

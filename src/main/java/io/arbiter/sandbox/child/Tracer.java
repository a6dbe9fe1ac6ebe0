package io.arbiter.sandbox.child;

import com.oracle.graal.python.builtins.objects.cell.PCell;
import com.oracle.graal.python.builtins.objects.function.PArguments;
import com.oracle.graal.python.compiler.CodeUnit;
import com.oracle.graal.python.nodes.bytecode.FrameInfo;
import com.oracle.graal.python.runtime.exception.PException;
import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.frame.Frame;
import com.oracle.truffle.api.frame.MaterializedFrame;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.instrumentation.EventBinding;
import com.oracle.truffle.api.instrumentation.EventContext;
import com.oracle.truffle.api.instrumentation.ExecutionEventNode;
import com.oracle.truffle.api.instrumentation.Instrumenter;
import com.oracle.truffle.api.instrumentation.SourceSectionFilter;
import com.oracle.truffle.api.instrumentation.StandardTags;
import com.oracle.truffle.api.strings.TruffleString;
import io.arbiter.core.judging.Trace;
import io.arbiter.core.judging.Trace.Event;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Records the steps of the player's source: lines, variables, returned values, exceptions. Reads
 * frames and objects from the engine's own structures, and runs none of the guest's code. Attached
 * for one submission that asks for it; other submissions have no probe of it. Only the guest's
 * thread uses this class.
 */
final class Tracer implements AutoCloseable {
  /** The innermost frames, whose variables are read at each step; those of others are as before. */
  private static final int READ_FRAMES = 8;

  private static final int MAX_VARIABLES = 100;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /** Most CPU time for the recording itself, which counts as the guest's time. */
  private static final long MAX_NANOS = TimeUnit.SECONDS.toNanos(2);

  private static final String MODULE = "<module>";

  private final DepthCounter depth;
  private final IntSupplier printed;
  private final List<EventBinding<?>> bindings;
  private final List<Activation> stack = new ArrayList<>();

  /** The lines that have run, if only these are recorded. */
  private final Set<Integer> lines = new HashSet<>();

  private List<Trace.Step> steps = new ArrayList<>();
  private boolean recording = true;
  private boolean cut;
  private int recorded;
  private long bytes;
  private long nanos;

  /**
   * @param linesOnly whether only the first run of each line is a step, without variables
   */
  Tracer(Instrumenter instrumenter, boolean linesOnly, DepthCounter depth, IntSupplier printed) {
    this.depth = depth;
    this.printed = printed;
    SourceSectionFilter statements = tagged(StandardTags.StatementTag.class).build();
    bindings =
        linesOnly
            ? List.of(instrumenter.attachExecutionEventFactory(statements, Line::new))
            : List.of(
                instrumenter.attachExecutionEventFactory(statements, Statement::new),
                instrumenter.attachExecutionEventFactory(
                    tagged(StandardTags.RootTag.class)
                        .rootNameIs(name -> !DepthCounter.INLINED.contains(String.valueOf(name)))
                        .build(),
                    _ -> new Root()));
  }

  private static SourceSectionFilter.Builder tagged(Class<?> tag) {
    return SourceSectionFilter.newBuilder()
        .tagIs(tag)
        .sourceIs(source -> Traceback.isSolution(source.getName()));
  }

  /** Hands over the steps since the last time. */
  Trace take() {
    Trace taken = new Trace(steps, cut);
    steps = new ArrayList<>();
    return taken;
  }

  @Override
  public void close() {
    recording = false;
    bindings.forEach(EventBinding::dispose);
  }

  /** A frame on the guest's stack, and its variables as they were shown last. */
  private static final class Activation {
    private final int level;
    private final Frame frame;
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final Map<String, String> texts = new LinkedHashMap<>();
    private @Nullable Frame comprehension;
    private int line;

    private Activation(int level, Frame frame) {
      this.level = level;
      this.frame = frame;
    }

    /** Reads the variables, and adds what has changed. */
    private void read(int index, List<Trace.Change> changes) {
      Map<String, Object> now = index == 0 ? globals(frame) : locals(frame);
      if (comprehension != null) {
        now.putAll(locals(comprehension));
      }
      now.forEach(
          (name, value) -> {
            if (value == values.put(name, value) && !ValueText.isMutable(value)) {
              return;
            }
            String text = ValueText.of(value);
            if (!text.equals(texts.put(name, text))) {
              changes.add(new Trace.Change(index, name, text));
            }
          });
      for (String name : List.copyOf(texts.keySet())) {
        if (!now.containsKey(name)) {
          values.remove(name);
          texts.remove(name);
          changes.add(new Trace.Change(index, name, null));
        }
      }
    }
  }

  private static Map<String, Object> globals(Frame frame) {
    Map<String, Object> found = new LinkedHashMap<>();
    ValueText.forEachAttribute(
        PArguments.getGlobals(frame), 2 * MAX_VARIABLES, (name, value) -> put(found, name, value));
    return found;
  }

  /** The engine keeps the variables in the frame's first slots; cells hold shared variables. */
  private static Map<String, Object> locals(Frame frame) {
    Map<String, Object> found = new LinkedHashMap<>();
    CodeUnit code = codeOf(frame);
    int slot = 0;
    for (TruffleString name :
        Stream.of(code.varnames, code.cellvars, code.freevars).flatMap(Stream::of).toList()) {
      Object value = frame.getValue(slot++);
      put(found, name.toJavaStringUncached(), value instanceof PCell cell ? cell.getRef() : value);
    }
    return found;
  }

  private static void put(Map<String, Object> found, String name, @Nullable Object value) {
    boolean own = !name.startsWith("__") && !name.startsWith(".");
    if (own && value != null && found.size() < MAX_VARIABLES && !ValueText.isNamed(value, name)) {
      found.put(ValueText.cut(name), value);
    }
  }

  private static CodeUnit codeOf(Frame frame) {
    return ((FrameInfo) frame.getFrameDescriptor().getInfo()).getCodeUnit();
  }

  private static Frame ownFrame(MaterializedFrame frame) {
    @Nullable Frame ofGenerator = PArguments.getGeneratorFrameSafe(frame);
    return ofGenerator == null ? frame : ofGenerator;
  }

  @TruffleBoundary
  private void enter(int line, MaterializedFrame entered) {
    long begun = THREADS.getCurrentThreadCpuTime();
    try {
      Frame frame = ownFrame(entered);
      String name = codeOf(frame).name.toJavaStringUncached();
      boolean module = name.equals(MODULE);
      boolean comprehension = DepthCounter.INLINED.contains(name);
      @Nullable String function = null;
      if (stack.isEmpty()) {
        stack.add(new Activation(0, frame));
      }
      int level = depth.depth();
      while (stack.size() > 1
          && (module || !continues(stack.getLast(), level, comprehension ? null : frame))) {
        stack.removeLast();
      }
      if (!module && !comprehension && stack.getLast().level < level) {
        stack.add(new Activation(level, frame));
        function = ValueText.cut(name);
      }
      stack.getLast().comprehension = comprehension ? frame : null;
      stack.getLast().line = line;
      add(Event.LINE, function, null);
    } catch (RuntimeException | StackOverflowError _) {
      stop();
    }
    nanos += THREADS.getCurrentThreadCpuTime() - begun;
    if (nanos > MAX_NANOS) {
      stop();
    }
  }

  /**
   * @param frame null for a comprehension, which belongs to the frame of its function
   */
  private static boolean continues(Activation top, int level, @Nullable Frame frame) {
    return top.level < level || top.level == level && (frame == null || top.frame == frame);
  }

  /** Records how the innermost frame goes on; nothing if another frame was not entered. */
  @TruffleBoundary
  private void leave(Event event, MaterializedFrame left, String text) {
    Frame frame = ownFrame(left);
    boolean known = stack.stream().anyMatch(activation -> activation.frame == frame);
    if (!known || event == Event.RETURN && stack.getFirst().frame == frame) {
      return;
    }
    while (stack.getLast().frame != frame) {
      stack.removeLast();
    }
    try {
      add(event, null, text);
    } catch (RuntimeException | StackOverflowError _) {
      stop();
    }
  }

  private void add(Event event, @Nullable String function, @Nullable String text) {
    List<Trace.Change> changes = new ArrayList<>();
    stack.getFirst().read(0, changes);
    for (int i = Math.max(1, stack.size() - READ_FRAMES); i < stack.size(); i++) {
      stack.get(i).read(i, changes);
    }
    add(
        new Trace.Step(
            event,
            stack.getLast().line,
            stack.size(),
            function,
            changes,
            text,
            printed.getAsInt()));
  }

  private void add(Trace.Step step) {
    bytes += step.size();
    if (recorded == Trace.MAX_STEPS || bytes > Trace.MAX_BYTES) {
      stop();
      return;
    }
    recorded++;
    steps.add(step);
  }

  private void stop() {
    recording = false;
    cut = true;
    stack.clear();
  }

  @TruffleBoundary
  private void addFirst(int line) {
    if (recording && lines.add(line)) {
      add(new Trace.Step(Event.LINE, line, 1, null, List.of(), null, 0));
    }
  }

  private final class Line extends ExecutionEventNode {
    private final int line;

    /** After that the line costs no more than this look at a field. */
    private boolean known;

    private Line(EventContext context) {
      line = context.getInstrumentedSourceSection().getStartLine();
    }

    @Override
    protected void onEnter(VirtualFrame frame) {
      if (!known) {
        known = true;
        addFirst(line);
      }
    }
  }

  private final class Statement extends ExecutionEventNode {
    private final int line;

    private Statement(EventContext context) {
      line = context.getInstrumentedSourceSection().getStartLine();
    }

    @Override
    protected void onEnter(VirtualFrame frame) {
      if (recording) {
        enter(line, frame.materialize());
      }
    }

    @Override
    protected void onReturnExceptional(VirtualFrame frame, Throwable exception) {
      if (recording && exception instanceof PException raised) {
        MaterializedFrame raising = frame.materialize();
        leave(Event.EXCEPTION, raising, ValueText.of(raised.getUnreifiedException()));
      }
    }
  }

  private final class Root extends ExecutionEventNode {
    @Override
    protected void onReturnValue(VirtualFrame frame, Object result) {
      if (recording) {
        leave(Event.RETURN, frame.materialize(), ValueText.of(result));
      }
    }
  }
}

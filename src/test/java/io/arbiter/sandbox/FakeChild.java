package io.arbiter.sandbox;

import io.arbiter.core.judging.Usage;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.sandbox.kernel.Confinement;
import io.arbiter.sandbox.protocol.Aftermath;
import io.arbiter.sandbox.protocol.Footprint;
import io.arbiter.sandbox.protocol.Frame;
import io.arbiter.sandbox.protocol.FrameReader;
import io.arbiter.sandbox.protocol.FrameWriter;
import io.arbiter.sandbox.protocol.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;

/** A child that is no process: a thread that speaks the protocol, and answers as a test wants. */
public final class FakeChild extends Process {
  /** A warm child's. */
  public static final Frame.Ready READY = new Frame.Ready(new Footprint(70L << 20, 40L << 20, 1));

  private static final int KILLED = 137;

  /** Answers commands. */
  @FunctionalInterface
  public interface Script {
    /**
     * The answer of a child to a command; null for silence. The start of a child counts as the end
     * of a submission, so its answer should be {@link #READY}.
     */
    Frame.@Nullable Report answer(FakeChild child, Frame.Command command) throws IOException;
  }

  /** The children of one or more sandboxes, which all follow one script. */
  public static final class Family {
    private final Script script;
    private final List<FakeChild> all = new CopyOnWriteArrayList<>();

    public Family(Script script) {
      this.script = script;
    }

    /** A starter of such children. */
    public ChildStarter starter(SandboxSettings settings, int spares) {
      return new ChildStarter(settings, spares, this::start);
    }

    private Process start() throws IOException {
      FakeChild child = new FakeChild(script);
      all.add(child);
      Thread.ofVirtual().start(child::run);
      return child;
    }

    /** All children, dead or alive, the oldest first. */
    public List<FakeChild> all() {
      return all;
    }
  }

  private final Script script;
  private final Pipe commands = Pipe.open();
  private final Pipe reports = Pipe.open();
  private final InputStream stdout = Channels.newInputStream(reports.source());
  private final OutputStream stdin = Channels.newOutputStream(commands.sink());
  private final FrameWriter writer = new FrameWriter(Channels.newOutputStream(reports.sink()));
  private final CompletableFuture<Integer> exit = new CompletableFuture<>();
  private volatile Duration cpu = Duration.ZERO;

  private FakeChild(Script script) throws IOException {
    this.script = script;
  }

  /** Waits for what such children do soon, also on a busy machine. */
  public static ConditionFactory await() {
    return Awaitility.await().atMost(Duration.ofMinutes(5)).pollInterval(Duration.ofMillis(5));
  }

  /** Does what an honest child does with a program that returns its argument. */
  public static Frame.@Nullable Report echo(Frame.Command command) {
    return switch (command) {
      case Frame.Load _, Frame.Evaluate _ -> returned(new PyValue.None());
      case Frame.Call call -> returned(call.arguments().getFirst());
      case Frame.Stop _, Frame.Trace _ -> null;
      case Frame.Finish _ -> READY;
    };
  }

  private static Frame.Report returned(PyValue value) {
    return reply(new Outcome.Returned(value), Usage.NONE);
  }

  public static Frame.Report reply(Outcome outcome, Usage usage) {
    return new Frame.Reply(outcome, usage, Aftermath.NONE);
  }

  private void run() {
    try (var in = Channels.newInputStream(commands.source())) {
      FrameReader reader = new FrameReader(in);
      send(new Frame.Locked(new Confinement(true, 7, true, true)));
      Frame.Command command = new Frame.Finish();
      while (true) {
        Frame.Report report = script.answer(this, command);
        if (report != null) {
          send(report);
        }
        command = (Frame.Command) reader.read();
      }
    } catch (IOException _) {
      end(KILLED);
    }
  }

  public void send(Frame.Report report) throws IOException {
    writer.write(report);
  }

  /** Ends as a process with this exit code. */
  public void end(int exitCode) {
    exit.complete(exitCode);
    try {
      reports.sink().close();
      commands.source().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reports this CPU time from now on. */
  public void spend(Duration time) {
    cpu = time;
  }

  @Override
  public OutputStream getOutputStream() {
    return stdin;
  }

  @Override
  public InputStream getInputStream() {
    return stdout;
  }

  @Override
  public InputStream getErrorStream() {
    return InputStream.nullInputStream();
  }

  @Override
  public int waitFor() {
    return exit.join();
  }

  @Override
  public int exitValue() {
    if (!exit.isDone()) {
      throw new IllegalThreadStateException();
    }
    return exit.join();
  }

  @Override
  public CompletableFuture<Process> onExit() {
    return exit.thenApply(_ -> this);
  }

  @Override
  public void destroy() {
    end(KILLED);
  }

  /** The number of no process. */
  @Override
  public long pid() {
    return 0;
  }

  /** Knows nothing but the CPU time. */
  @Override
  public ProcessHandle.Info info() {
    return (ProcessHandle.Info)
        Proxy.newProxyInstance(
            FakeChild.class.getClassLoader(),
            new Class<?>[] {ProcessHandle.Info.class},
            (_, method, _) ->
                method.getName().equals("totalCpuDuration") ? Optional.of(cpu) : Optional.empty());
  }
}

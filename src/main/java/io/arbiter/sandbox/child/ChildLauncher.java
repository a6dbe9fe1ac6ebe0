package io.arbiter.sandbox.child;

import io.arbiter.sandbox.kernel.Confinement;
import io.arbiter.sandbox.kernel.KernelException;
import io.arbiter.sandbox.protocol.Frame;
import io.arbiter.sandbox.protocol.FrameWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Gives up what a child never needs, then becomes the child. This must happen before the child's
 * JVM starts: a JVM has several threads from its start, and Landlock does not reach threads that
 * are already running. Arguments: {@code strict|lenient}, the folder that {@link
 * Confinement#FOLDER} stands for, the number of paths that the child may read, these paths, the
 * child's command.
 */
public final class ChildLauncher {
  /** Every layer of the confinement is required. */
  public static final String STRICT = "strict";

  /** The child runs without a layer that the kernel lacks. */
  public static final String LENIENT = "lenient";

  private ChildLauncher() {}

  public static void main(String[] args) throws IOException {
    int paths = Integer.parseInt(args[2]);
    List<Path> readable = Arrays.stream(args, 3, 3 + paths).map(Path::of).toList();
    List<String> command = List.of(args).subList(3 + paths, args.length);
    try {
      Confinement.execute(command, Path.of(args[1]), readable, args[0].equals(STRICT));
    } catch (KernelException e) {
      new FrameWriter(new FileOutputStream(FileDescriptor.out))
          .write(new Frame.Failed(Frame.Stage.BOOT, e.step(), e.errno()));
      System.exit(1);
    }
  }
}

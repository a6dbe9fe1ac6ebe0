package io.arbiter.sandbox.child;

import io.arbiter.sandbox.kernel.Confinement;
import io.arbiter.sandbox.kernel.KernelException;
import io.arbiter.sandbox.protocol.Frame;
import io.arbiter.sandbox.protocol.FrameWriter;
import io.arbiter.sandbox.protocol.ProtocolFault;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Becomes the child after it has given up what a child never needs: a JVM has threads from its
 * start, and what hides the files does not reach threads that run already. Arguments: {@code
 * strict|lenient}, the folder that {@link Confinement#FOLDER} stands for, a number of paths that
 * the child may read, those paths, the child's command.
 */
public final class ChildLauncher {
  /** Every layer of the confinement is required. */
  public static final String STRICT = "strict";

  /** A layer that the kernel lacks is done without. */
  public static final String LENIENT = "lenient";

  private ChildLauncher() {}

  public static void main(String[] args) throws IOException, ProtocolFault {
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

package io.arbiter.sandbox;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Changes one call in the engine, so that {@code LoopIterations} of the child counts the turns of
 * loops. The changed class goes into a jar that stands before the engine's on the children's class
 * path.
 */
final class EngineChange {
  private static final String CHANGED =
      "com/oracle/graal/python/nodes/bytecode/PBytecodeRootNode.class";

  private static final String CALLER = "notifyStatementCutoff";
  private static final String CALLED = "notifyStatement";

  /** Slots of the caller's last two parameters: the bytecode's index before and after. */
  private static final int FROM_SLOT = 4;

  private static final int TO_SLOT = 5;

  private static final ClassDesc SUPPORT =
      ClassDesc.of("com.oracle.graal.python.nodes.bytecode.instrumentation.InstrumentationSupport");
  private static final ClassDesc FRAME = ClassDesc.of("com.oracle.truffle.api.frame.VirtualFrame");
  private static final MethodTypeDesc OLD_TYPE =
      MethodTypeDesc.of(ConstantDescs.CD_void, FRAME, ConstantDescs.CD_int, ConstantDescs.CD_int);
  private static final MethodTypeDesc NEW_TYPE =
      OLD_TYPE
          .insertParameterTypes(0, SUPPORT)
          .insertParameterTypes(4, ConstantDescs.CD_int, ConstantDescs.CD_int);
  private static final ClassDesc LOOP_ITERATIONS =
      ClassDesc.of("io.arbiter.sandbox.child.LoopIterations");

  private int changes;

  private EngineChange() {}

  /**
   * Writes the jar with the changed class.
   *
   * @param engine the engine's jar
   * @param changed the jar to write
   * @param time the time of the jar's entry; the JVM's class cache depends on it
   * @throws IOException when the engine has no such call or more than one, as another version may
   */
  static void write(Path engine, Path changed, FileTime time) throws IOException {
    byte[] bytes = new EngineChange().apply(read(engine));
    Path fresh = changed.resolveSibling(changed.getFileName() + ".new");
    try (OutputStream file = Files.newOutputStream(fresh);
        ZipOutputStream zip = new ZipOutputStream(file)) {
      ZipEntry entry = new ZipEntry(CHANGED);
      entry.setLastModifiedTime(time);
      zip.putNextEntry(entry);
      zip.write(bytes);
    }
    // Children that run keep the file that they have open.
    Files.move(fresh, changed, StandardCopyOption.ATOMIC_MOVE);
  }

  private static byte[] read(Path engine) throws IOException {
    try (ZipFile zip = new ZipFile(engine.toFile())) {
      ZipEntry entry = zip.getEntry(CHANGED);
      if (entry == null) {
        throw new IOException(engine + " has no " + CHANGED);
      }
      return zip.getInputStream(entry).readAllBytes();
    }
  }

  private byte[] apply(byte[] original) throws IOException {
    ClassFile files = ClassFile.of();
    ClassModel model = files.parse(original);
    byte[] changed =
        files.transformClass(
            model, ClassTransform.transformingMethodBodies(EngineChange::isCaller, this::change));
    if (changes != 1) {
      throw new IOException(
          "%s of the engine calls %s %d times, not once".formatted(CALLER, CALLED, changes));
    }
    return changed;
  }

  private static boolean isCaller(MethodModel method) {
    return method.methodName().equalsString(CALLER);
  }

  private void change(CodeBuilder code, CodeElement element) {
    if (element instanceof InvokeInstruction call
        && call.name().equalsString(CALLED)
        && call.typeSymbol().equals(OLD_TYPE)) {
      code.iload(FROM_SLOT).iload(TO_SLOT).invokestatic(LOOP_ITERATIONS, CALLED, NEW_TYPE);
      changes++;
    } else {
      code.with(element);
    }
  }
}

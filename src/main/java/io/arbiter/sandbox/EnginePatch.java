package io.arbiter.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Changes one class of the engine: where it asks for the annotations of its builtins, it asks
 * {@code BuiltinAnnotations} of the child, which reads them once and not for each context. The
 * changed class comes before the engine's own on the children's class path, in a jar of its own.
 */
final class EnginePatch {
  /** Its name sorts before that of the engine's jar, and so does its place on the class path. */
  static final String JAR = "arbiter-engine.jar";

  private static final String ENGINE = "python-language-";
  private static final String PATCHED = "com/oracle/graal/python/builtins/PythonBuiltins.class";
  private static final ClassDesc ANNOTATIONS =
      ClassDesc.of("java.lang.annotation.Annotation").arrayType();
  private static final ClassDesc CACHE =
      ClassDesc.of("io.arbiter.sandbox.child.BuiltinAnnotations");

  private EnginePatch() {}

  /**
   * Writes the jar; the same bytes for the same engine.
   *
   * @param folder of the children's jars
   * @throws IOException when the engine's class is not as this knows it, as in another version
   */
  static void prepare(Path folder) throws IOException {
    byte[] jar = jar(patch(read(folder)));
    Path file = folder.resolve(JAR);
    // A child may be reading it.
    if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), jar)) {
      Files.write(file, jar);
    }
  }

  private static byte[] jar(byte[] patched) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream jar = new ZipOutputStream(bytes)) {
      ZipEntry entry = new ZipEntry(PATCHED);
      entry.setTime(0);
      jar.putNextEntry(entry);
      jar.write(patched);
    }
    return bytes.toByteArray();
  }

  private static byte[] read(Path folder) throws IOException {
    for (Path jar : JarHash.jarsIn(folder)) {
      if (String.valueOf(jar.getFileName()).startsWith(ENGINE)) {
        try (ZipFile content = new ZipFile(jar.toFile())) {
          @Nullable ZipEntry entry = content.getEntry(PATCHED);
          if (entry != null) {
            try (InputStream bytes = content.getInputStream(entry)) {
              return bytes.readAllBytes();
            }
          }
        }
      }
    }
    throw new IOException("no " + PATCHED + " in the engine's jar in " + folder);
  }

  static byte[] patch(byte[] original) throws IOException {
    AtomicInteger patches = new AtomicInteger();
    CodeTransform askTheCache =
        (code, element) -> {
          if (element instanceof InvokeInstruction call && asksForAnnotations(call)) {
            patches.incrementAndGet();
            code.invokestatic(
                CACHE,
                "of",
                MethodTypeDesc.of(ANNOTATIONS, ConstantDescs.CD_Class, ConstantDescs.CD_Class));
          } else {
            code.with(element);
          }
        };
    ClassFile classes = ClassFile.of();
    byte[] patched =
        classes.transformClass(
            classes.parse(original), ClassTransform.transformingMethodBodies(askTheCache));
    if (patches.get() != 1) {
      throw new IOException(
          "the engine asks for annotations in " + patches + " places instead of one");
    }
    return patched;
  }

  private static boolean asksForAnnotations(InvokeInstruction call) {
    return call.opcode() == Opcode.INVOKEVIRTUAL
        && call.owner().asInternalName().equals("java/lang/Class")
        && call.name().equalsString("getAnnotationsByType");
  }
}

package io.arbiter.sandbox;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * A call in the engine that children replace by a call of their own. The changed classes go into a
 * jar that stands before the engine's on the children's class path. Each change must find exactly
 * one such call, so another version of the engine cannot run with half of the changes.
 *
 * @param type the engine's class that calls
 * @param method the method that calls; of a lambda, the beginning of its name
 * @param called the method that is called, on whatever type
 * @param replacement the class in {@code io.arbiter.sandbox.child} whose static method of the same
 *     name is called instead, with the same arguments, the receiver first
 * @param more variables of the calling method, which the replacement gets as further arguments
 */
record EngineChange(
    String type, String method, String called, String replacement, List<Variable> more) {
  /** Its name stands before the engine's in the alphabet, as the class path needs it. */
  static final String JAR = "arbiter-engine.jar";

  private static final String ENGINE = "com.oracle.graal.python.";
  private static final String CHILD = "io.arbiter.sandbox.child.";

  /**
   * A variable of the calling method.
   *
   * @param slot its number, from 0
   */
  private record Variable(ClassDesc type, int slot) {
    private static Variable number(int slot) {
      return new Variable(ConstantDescs.CD_int, slot);
    }
  }

  /** The children's changes. The Javadoc of each replacement gives the reason. */
  private static final List<EngineChange> ALL =
      List.of(
          new EngineChange(
              "nodes.bytecode.PBytecodeRootNode",
              "notifyStatementCutoff",
              "notifyStatement",
              "LoopIterations",
              // The bytecode's index before and after.
              List.of(Variable.number(4), Variable.number(5))));

  /**
   * Writes the jar with the changed classes.
   *
   * @param engine the engine's jar
   * @param changed the jar to write
   * @param time the time of the jar's entries; the JVM's class cache depends on it
   * @throws IOException when the engine has no such call or more than one, as another version may
   */
  static void write(Path engine, Path changed, FileTime time) throws IOException {
    Map<String, byte[]> classes = new LinkedHashMap<>();
    try (ZipFile original = new ZipFile(engine.toFile())) {
      for (EngineChange change : ALL) {
        byte[] before = classes.get(change.file());
        classes.put(change.file(), change.apply(before == null ? change.read(original) : before));
      }
    }
    Path fresh = changed.resolveSibling(changed.getFileName() + ".new");
    try (OutputStream file = Files.newOutputStream(fresh);
        ZipOutputStream zip = new ZipOutputStream(file)) {
      for (Map.Entry<String, byte[]> type : classes.entrySet()) {
        ZipEntry entry = new ZipEntry(type.getKey());
        entry.setLastModifiedTime(time);
        zip.putNextEntry(entry);
        zip.write(type.getValue());
      }
    }
    // Children that run keep the file that they have open.
    Files.move(fresh, changed, StandardCopyOption.ATOMIC_MOVE);
  }

  private String file() {
    return (ENGINE + type).replace('.', '/') + ".class";
  }

  private byte[] read(ZipFile engine) throws IOException {
    ZipEntry entry = engine.getEntry(file());
    if (entry == null) {
      throw new IOException(engine.getName() + " has no " + file());
    }
    return engine.getInputStream(entry).readAllBytes();
  }

  private byte[] apply(byte[] original) throws IOException {
    int[] changes = {0};
    ClassFile files = ClassFile.of();
    byte[] changed =
        files.transformClass(
            files.parse(original),
            ClassTransform.transformingMethodBodies(
                caller -> caller.methodName().stringValue().startsWith(method),
                (code, element) -> {
                  if (element instanceof InvokeInstruction call
                      && call.name().equalsString(called)) {
                    replace(code, call);
                    changes[0]++;
                  } else {
                    code.with((CodeElement) element);
                  }
                }));
    if (changes[0] != 1) {
      throw new IOException(
          "%s.%s of the engine calls %s %d times, not once"
              .formatted(type, method, called, changes[0]));
    }
    return changed;
  }

  private void replace(CodeBuilder code, InvokeInstruction call) {
    MethodTypeDesc arguments = call.typeSymbol();
    if (call.opcode() != Opcode.INVOKESTATIC) {
      arguments = arguments.insertParameterTypes(0, call.owner().asSymbol());
    }
    for (Variable variable : more) {
      code.loadLocal(TypeKind.from(variable.type()), variable.slot());
      arguments = arguments.insertParameterTypes(arguments.parameterCount(), variable.type());
    }
    code.invokestatic(ClassDesc.of(CHILD + replacement), called, arguments);
  }
}

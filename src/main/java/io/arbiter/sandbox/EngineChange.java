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
 * jar that stands before the engine's on the children's class path. Each change must find as many
 * calls as it declares, so another version of the engine cannot run with half of the changes.
 *
 * @param type the engine's class that calls
 * @param method the methods that call: the beginning of their names
 * @param called the method that is called, on whatever type
 * @param calls the number of such calls
 * @param replacement the class in {@code io.arbiter.sandbox.child} whose static method of the same
 *     name is called instead, with the same arguments, the receiver first
 * @param more variables of the calling method, which the replacement gets as further arguments
 */
record EngineChange(
    String type, String method, String called, int calls, String replacement, List<Variable> more) {
  /** Its name stands before the engine's in the alphabet, as the class path needs it. */
  static final String JAR = "arbiter-engine.jar";

  private static final String ENGINE = "com.oracle.graal.python.";
  private static final String CHILD = "io.arbiter.sandbox.child.";

  /**
   * A variable of the calling method.
   *
   * @param slot its number, from 0
   */
  private record Variable(ClassDesc type, int slot) {}

  private static final String LOOP = "nodes.bytecode.PBytecodeRootNode";
  private static final String LINES = "StatementLines";
  private static final Variable ROOT = new Variable(ClassDesc.of(ENGINE + LOOP), 0);

  /** The children's changes. The Javadoc of each replacement gives the reason. */
  private static final List<EngineChange> ALL =
      List.of(
          new EngineChange(
              "nodes.bytecode.instrumentation.InstrumentationSupport",
              ConstantDescs.INIT_NAME,
              "getCodeUnit",
              1,
              LINES,
              List.of()),
          new EngineChange(LOOP, "notifyStatement", "bciToLine", 3, LINES, List.of()),
          new EngineChange(LOOP, "notifyReturn", "notifyStatementExit", 1, LINES, List.of()),
          new EngineChange(LOOP, "notifyEnter", "notifyStatementEnter", 1, LINES, List.of(ROOT)),
          new EngineChange(
              LOOP,
              "notifyException",
              "notifyException",
              1,
              LINES,
              List.of(ROOT, new Variable(ConstantDescs.CD_int, 3))),
          visit("Break"),
          visit("Continue"),
          visit("Expr"),
          visit("Return"));

  private static EngineChange visit(String statement) {
    return new EngineChange(
        "pegparser.sst.StmtTy$" + statement, "accept", "visit", 1, LINES, List.of());
  }

  /**
   * Writes the jar with the changed classes.
   *
   * @param engine the engine's jar
   * @param changed the jar to write
   * @param time the time of the jar's entries; the JVM's class cache depends on it
   * @throws IOException when the engine has other calls than declared, as another version may
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
    if (changes[0] != calls) {
      throw new IOException(
          "%s.%s of the engine calls %s %d times, not %d"
              .formatted(type, method, called, changes[0], calls));
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

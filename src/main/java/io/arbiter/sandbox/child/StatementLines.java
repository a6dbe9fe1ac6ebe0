package io.arbiter.sandbox.child;

import com.oracle.graal.python.compiler.BytecodeCodeUnit;
import com.oracle.graal.python.compiler.CodeUnit;
import com.oracle.graal.python.compiler.Compiler;
import com.oracle.graal.python.compiler.OpCodes;
import com.oracle.graal.python.compiler.SourceMap;
import com.oracle.graal.python.nodes.bytecode.PBytecodeRootNode;
import com.oracle.graal.python.nodes.bytecode.instrumentation.InstrumentationSupport;
import com.oracle.graal.python.pegparser.sst.ExprTy;
import com.oracle.graal.python.pegparser.sst.SSTreeVisitor;
import com.oracle.graal.python.pegparser.sst.StmtTy;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.strings.TruffleString;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Makes the engine report the statements that CPython's tracing reports. The engine reports a
 * statement when the line changes, and its compiler gives jumps and clean-up the line of the
 * statement before them, which may not have run. In CPython such instructions have no line. At
 * build time {@code EngineChange} puts calls of this class into the engine.
 *
 * <p>A jump back is between two statements, so each turn of a loop begins a statement, also if the
 * whole loop is in one line, such as {@code while True: pass}. The limit of steps needs this.
 */
public final class StatementLines {
  /**
   * The engine's line of an instruction that is in no statement. As the end of an instruction's
   * place in the source, which only a failed instruction needs, it is the mark of such an
   * instruction: as the end column. As the end line of the first instruction, it says that the code
   * is a comprehension.
   */
  private static final int BETWEEN = -1;

  private static final Set<OpCodes> CONSTANTS =
      EnumSet.range(OpCodes.LOAD_NONE, OpCodes.LOAD_COMPLEX);

  private record Instruction(int start, int end, OpCodes op, int argument) {}

  private final BytecodeCodeUnit unit;
  private final SourceMap map;
  private final List<Instruction> code = new ArrayList<>();

  private StatementLines(BytecodeCodeUnit unit) {
    this.unit = unit;
    map = unit.getSourceMap();
    clear();
    unit.iterateBytecode(
        (index, op, argument, _) -> {
          int start = code.isEmpty() ? 0 : code.getLast().end;
          code.add(new Instruction(start, index + op.length(), op, argument));
        });
  }

  /** Called when the engine begins to report statements of the code. */
  public static BytecodeCodeUnit getCodeUnit(PBytecodeRootNode root) {
    BytecodeCodeUnit unit = root.getCodeUnit();
    StatementLines lines = new StatementLines(unit);
    try {
      lines.assign();
    } catch (IndexOutOfBoundsException _) {
      // A guest made this code itself, and the compiler makes no such code.
      lines.clear();
    }
    return unit;
  }

  /** Removes marks: a guest can make code with a line table of its own, to hide statements. */
  private void clear() {
    Arrays.setAll(map.endColumnMap, i -> Math.max(0, map.endColumnMap[i]));
    Arrays.setAll(map.endLineMap, i -> Math.max(0, map.endLineMap[i]));
    Arrays.setAll(map.startLineMap, i -> Math.max(0, map.startLineMap[i]));
  }

  /** Called instead of {@link PBytecodeRootNode#bciToLine} to report statements. */
  public static int bciToLine(PBytecodeRootNode root, int index) {
    SourceMap map = root.getCodeUnit().getSourceMap();
    return map.endColumnMap[index] < 0 ? BETWEEN : map.startLineMap[index];
  }

  /**
   * Called when a function begins or a generator goes on. A comprehension continues the statement
   * that it is in, as in CPython, where it is no function.
   */
  public static void notifyStatementEnter(
      InstrumentationSupport engine, VirtualFrame frame, int line, PBytecodeRootNode root) {
    if (root.getCodeUnit().getSourceMap().endLineMap[0] >= 0) {
      engine.notifyStatementEnter(frame, line);
    }
  }

  /**
   * Called when a function returns or a generator yields. A return is between statements; a yield
   * ends no statement, because the engine enters the statement again when the generator goes on.
   */
  public static void notifyStatementExit(
      InstrumentationSupport engine, VirtualFrame frame, int line) {}

  /** Called when an instruction fails. The end of a handler is in no statement. */
  public static void notifyException(
      InstrumentationSupport engine,
      VirtualFrame frame,
      int line,
      Throwable exception,
      PBytecodeRootNode root,
      int index) {
    if (root.getCodeUnit().code[index] != OpCodes.END_EXC_HANDLER.ordinal()) {
      engine.notifyException(frame, line, exception);
    }
  }

  /** Called to visit a statement that may have no instruction with a line of its own. */
  public static Object visit(SSTreeVisitor<?> visitor, StmtTy.Break node) {
    begin(visitor, node);
    return visitor.visit(node);
  }

  public static Object visit(SSTreeVisitor<?> visitor, StmtTy.Continue node) {
    begin(visitor, node);
    return visitor.visit(node);
  }

  public static Object visit(SSTreeVisitor<?> visitor, StmtTy.Expr node) {
    if (node.value instanceof ExprTy.Constant) {
      begin(visitor, node);
    }
    return visitor.visit(node);
  }

  public static Object visit(SSTreeVisitor<?> visitor, StmtTy.Return node) {
    ExprTy value = node.value;
    if (value == null
        || value instanceof ExprTy.Constant
        || value.getSourceRange().startLine != node.getSourceRange().startLine) {
      begin(visitor, node);
    }
    return visitor.visit(node);
  }

  /** Compiles an instruction that does nothing, in the statement's line. */
  private static void begin(SSTreeVisitor<?> visitor, StmtTy node) {
    if (visitor instanceof Compiler compiler) {
      compiler.visit(new StmtTy.Pass(node.getSourceRange()));
    }
  }

  private void assign() {
    boolean inlined = isInlined(unit);
    boolean comprehension = inlined || isNamed(unit, "<genexpr>");
    if (inlined) {
      map.endLineMap[0] = BETWEEN;
    }
    for (int i = code.size() - 1; i >= 0; i--) {
      Instruction at = code.get(i);
      switch (at.op) {
        case RETURN_VALUE -> setBetween(at, !inlined);
        case JUMP_BACKWARD, END_EXC_HANDLER -> setBetween(at, true);
        case ADD_TO_COLLECTION -> setBetween(at, comprehension);
        // The test is in several lines, and the last line that ran is the one before.
        case POP_AND_JUMP_IF_FALSE,
            POP_AND_JUMP_IF_TRUE,
            JUMP_IF_FALSE_OR_POP,
            JUMP_IF_TRUE_OR_POP ->
            setBetween(at, line(at) != line(code.get(i - 1)));
        case JUMP_FORWARD -> join(at, at.end - at.op.length() + at.argument);
        case FOR_ITER -> {
          if (comprehension) {
            setLine(at.start, at.end, map.startLineMap[at.end]);
          }
        }
        case YIELD_VALUE -> {
          if (comprehension) {
            setLine(at.start, code.get(i + 2).end, line(code.get(i - 1)));
          }
        }
        case STORE_NAME -> {
          if (unit.names[at.argument].toJavaStringUncached().equals("__doc__")) {
            setLine(at.start, at.end, line(code.get(i - 1)));
          } else if (isCleanUp(i)) {
            join(at, at.end);
          }
        }
        default -> {
          if (makesFunction(i)) {
            setLine(at.start, at.end, map.startLineMap[at.end]);
          } else if (isCleanUp(i)) {
            join(at, at.end);
          }
        }
      }
    }
  }

  private int line(Instruction at) {
    return map.startLineMap[at.start];
  }

  private void setLine(int start, int end, int line) {
    Arrays.fill(map.startLineMap, start, end, line);
  }

  private void setBetween(Instruction at, boolean between) {
    if (between) {
      Arrays.fill(map.endColumnMap, at.start, at.end, BETWEEN);
    }
  }

  /** Makes an instruction part of the next one's statement if that is in the same line. */
  private void join(Instruction at, int next) {
    // Each function begins with a statement.
    setBetween(
        at, at.start > 0 && (map.endColumnMap[next] < 0 || map.startLineMap[next] != line(at)));
  }

  /** Whether the instruction comes before the first line of a function or comprehension. */
  private boolean makesFunction(int i) {
    Instruction at = code.get(i);
    return switch (at.op) {
      case NOP -> i == 0 && hasDocstring();
      case MAKE_FUNCTION -> isInlined((CodeUnit) unit.constants[at.argument]);
      case LOAD_CLOSURE, CLOSURE_FROM_STACK -> makesFunction(i + 1);
      default -> false;
    };
  }

  private boolean isCleanUp(int i) {
    Instruction at = code.get(i);
    return switch (at.op) {
      case PUSH_EXC_INFO, POP_EXCEPT, END_ASYNC_FOR -> true;
      case ROT_TWO -> code.get(i + 1).op == OpCodes.POP_EXCEPT;
      default ->
          deletesCaught(i)
              || deletesCaught(i - 1)
              || deletesCaught(i - 2)
              || isConstant(at.op)
                  && switch (code.get(i + 1).op) {
                    case RETURN_VALUE, EXIT_WITH, GET_AEXIT_CORO -> true;
                    default -> false;
                  };
    };
  }

  private static boolean isConstant(OpCodes op) {
    return CONSTANTS.contains(op.quickens == null ? op : op.quickens);
  }

  /** The compiler makes it the first constant; None takes this place in other functions. */
  private boolean hasDocstring() {
    return unit.constants.length > 0 && unit.constants[0] instanceof TruffleString;
  }

  /** Whether the variable of an {@code except} is deleted here: in one node, unlike a player's. */
  private boolean deletesCaught(int i) {
    if (i < 0 || i + 2 >= code.size() || code.get(i).op != OpCodes.LOAD_NONE) {
      return false;
    }
    Instruction store = code.get(i + 1);
    Instruction delete = code.get(i + 2);
    return store.op.name().startsWith("STORE_")
        && delete.op.name().startsWith("DELETE_")
        && store.argument == delete.argument
        && map.startColumnMap[store.start] == map.startColumnMap[delete.start];
  }

  /** Whether the code is a comprehension that has no frame in CPython. */
  private static boolean isInlined(CodeUnit code) {
    return DepthCounter.INLINED.stream().anyMatch(name -> isNamed(code, name));
  }

  private static boolean isNamed(CodeUnit code, String name) {
    return code.name.toJavaStringUncached().equals(name);
  }
}

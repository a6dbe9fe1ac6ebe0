const COMPREHENSION = /ComprehensionExpression$/;
const DEFINITION = /^(Function|Class)Definition$/;
const SCOPE = /^(FunctionDefinition|ClassDefinition|LambdaExpression)$|ComprehensionExpression$/;
const PATTERN = /^(CapturePattern|AsPattern|StarPattern)$/;
const NESTED_TARGET = /^(TupleExpression|ArrayExpression|ParenthesizedExpression)$/;

/**
 * The names of a Python program and the scopes that they belong to, from its syntax tree.
 *
 * @param text gives the text of a range
 * @return `{occurrences, keywords}`: each occurrence of a variable, `{from, to, name, scope, isImported,
 *   isParameter}`, and the names of arguments in calls; a scope is `{node, parent, names}`
 */
export function scopesOf(tree, text) {
  const module = scopeOf(tree.topNode, null);
  const occurrences = [];
  const keywords = new Set();

  /** @param isTarget whether the node is assigned to */
  function visit(node, scope, isTarget) {
    if (node.name === 'VariableName') {
      note(node, scope, isTarget);
    } else if (node.name === 'ScopeStatement') {
      declare(node, scope);
    } else {
      const inner = SCOPE.test(node.name) ? scopeOf(node, scope) : scope;
      visitChildren(node, inner, isTarget && NESTED_TARGET.test(node.name));
    }
  }

  function visitChildren(node, scope, isNestedTarget) {
    const children = childrenOf(node);
    children.forEach((child, i) => {
      if (isKeyword(node, children, i)) {
        keywords.add(text(child.from, child.to));
      } else {
        const isTarget = isNestedTarget || isAssignedTo(node, children, i);
        visit(child, isEvaluatedOutside(node, children, i) ? scope.parent : scope, isTarget);
      }
    });
  }

  function note({ from, to, parent }, scope, isTarget) {
    const name = text(from, to);
    const isImported = isTarget && parent.name === 'ImportStatement' && !isAlias(parent, from);
    const isParameter = isTarget && parent.name === 'ParamList';
    occurrences.push({ from, to, name, scope, isImported, isParameter });
    if (isTarget) {
      bind(name, parent.name === 'NamedExpression' ? outsideOfComprehensions(scope) : scope);
    }
  }

  function declare(node, scope) {
    const [kind, ...rest] = childrenOf(node);
    for (const { from, to } of rest.filter((child) => child.name === 'VariableName')) {
      const name = text(from, to);
      scope.declared.set(name, kind.name);
      scope.names.delete(name);
      occurrences.push({ from, to, name, scope });
    }
  }

  function bind(name, scope) {
    const kind = scope.declared.get(name);
    if (kind !== 'nonlocal') {
      (kind === 'global' ? module : scope).names.add(name);
    }
  }

  visitChildren(tree.topNode, module, false);
  return { occurrences, keywords };
}

/** The scope that a name belongs to where it is used; null for a builtin. */
export function ownerOf(name, scope) {
  const declared = scope.declared.get(name);
  for (let one = declared ? scope.parent : scope; one; one = one.parent) {
    // The names of a class are not seen in its functions.
    const isSeen = one === scope || one.node.name !== 'ClassDefinition';
    const isMeant = declared !== 'global' || one.parent === null;
    if (isSeen && isMeant && one.names.has(name)) {
      return one;
    }
  }
  return null;
}

function scopeOf(node, parent) {
  return { node, parent, names: new Set(), declared: new Map() };
}

function outsideOfComprehensions(scope) {
  return COMPREHENSION.test(scope.node.name) ? outsideOfComprehensions(scope.parent) : scope;
}

function childrenOf(node) {
  const children = [];
  for (let child = node.firstChild; child; child = child.nextSibling) {
    children.push(child);
  }
  return children;
}

/** A definition's name, types and default values belong to the scope around it. */
function isEvaluatedOutside({ name }, children, i) {
  return name === 'ParamList'
    ? children[i].name === 'TypeDef' || children[i - 1]?.name === 'AssignOp'
    : DEFINITION.test(name) && !['ParamList', 'Body'].includes(children[i].name);
}

/** Whether the child is no variable: the name of an argument, or of a module. */
function isKeyword({ name, firstChild }, children, i) {
  const next = children[i + 1]?.name;
  if (name === 'ArgList') {
    return next === 'AssignOp' && children[i].name === 'VariableName';
  }
  if (name === 'KeywordPattern') {
    return i === 0;
  }
  const isFrom = name === 'ImportStatement' && firstChild.name === 'from' &&
    children.slice(i).some(({ name }) => name === 'import');
  return isFrom ||
    (name === 'ImportStatement' && (next === 'as' || children[i - 1]?.name === '.'));
}

function isAlias(statement, from) {
  return childrenOf(statement).some((one) => one.name === 'as' && one.nextSibling?.from === from);
}

function isAssignedTo({ name }, children, i) {
  const previous = children[i - 1]?.name;
  switch (name) {
    case 'AssignStatement':
      return children.slice(i).some((one) => one.name === 'AssignOp');
    case 'UpdateStatement':
    case 'NamedExpression':
      return i === 0;
    case 'ForStatement':
      return isBetweenForAndIn(children, i);
    case 'ParamList':
      return previous !== 'AssignOp';
    case 'FunctionDefinition':
    case 'ClassDefinition':
    case 'ImportStatement':
      return children[i].name === 'VariableName';
    case 'WithStatement':
    case 'TryStatement':
      return previous === 'as';
    default:
      return PATTERN.test(name) || (COMPREHENSION.test(name) && isBetweenForAndIn(children, i));
  }
}

function isBetweenForAndIn(children, i) {
  return children.slice(0, i).findLast(({ name }) => name === 'for' || name === 'in')?.name ===
    'for';
}

# checkio(100_000)
def checkio(n):
    source = '+'.join('(%d*%d-%d)' % (i % 97, i % 89, i % 83) for i in range(n))
    tokens, i = [], 0
    while i < len(source):
        if source[i].isdigit():
            j = i
            while j < len(source) and source[j].isdigit():
                j += 1
            tokens.append(int(source[i:j]))
            i = j
        else:
            tokens.append(source[i])
            i += 1
    output, operators = [], []
    rank = {'+': 1, '-': 1, '*': 2}
    def apply():
        b, a, o = output.pop(), output.pop(), operators.pop()
        output.append(a + b if o == '+' else a - b if o == '-' else a * b)
    for token in tokens:
        if isinstance(token, int):
            output.append(token)
        elif token == '(':
            operators.append(token)
        elif token == ')':
            while operators[-1] != '(':
                apply()
            operators.pop()
        else:
            while operators and operators[-1] != '(' and rank[operators[-1]] >= rank[token]:
                apply()
            operators.append(token)
    while operators:
        apply()
    return output[0]

# expect: ACCEPTED
LOOP = "#LOOP"


class Loop(Exception):
    pass


def tokens_of(text):
    tokens = []
    word = ""
    for sign in text + " ":
        if sign.isalnum():
            word += sign
            continue
        if word:
            tokens.append(word)
            word = ""
        if sign != " ":
            tokens.append(sign)
    return tokens


class Formula:
    def __init__(self, text, look_up):
        self.tokens = tokens_of(text) + [""]
        self.at = 0
        self.look_up = look_up

    def take(self):
        self.at += 1
        return self.tokens[self.at - 1]

    def sum(self):
        value = self.product()
        while self.tokens[self.at] in ("+", "-"):
            if self.take() == "+":
                value += self.product()
            else:
                value -= self.product()
        return value

    def product(self):
        value = self.factor()
        while self.tokens[self.at] == "*":
            self.take()
            value *= self.factor()
        return value

    def factor(self):
        token = self.take()
        if token == "-":
            return -self.factor()
        if token == "(":
            value = self.sum()
            self.take()
            return value
        if token.isdigit():
            return int(token)
        return self.look_up(token)


def evaluate(cells: dict[str, str]) -> dict[str, int | str]:
    values = {}

    def look_up(name):
        if name not in cells:
            return 0
        if name not in values:
            values[name] = LOOP
            content = cells[name]
            if content.startswith("="):
                values[name] = Formula(content[1:], look_up).sum()
            else:
                values[name] = int(content)
        if values[name] == LOOP:
            raise Loop
        return values[name]

    for name in cells:
        try:
            look_up(name)
        except Loop:
            pass
    return values

PREPARE = """
if not "sum" in USER_GLOBAL:
    raise NotImplementedError("Where is 'sum'?")
if not "len" in USER_GLOBAL:
    raise NotImplementedError("Where is 'len'?")

sum = USER_GLOBAL['sum']
len = USER_GLOBAL['len']
"""


def case(test, answer):
    code = PREPARE + "RET['code_result'] = {}\n".format(test)
    return {"test_code": {"python-3": code}, "show": {"python-3": test}, "answer": answer}


TESTS = {
    "Sums": [case("sum([4, 5])", 9), case("sum([])", 0)],
    "Lengths": [case("len('abc')", 3), case("len(range(4))", 4)],
    "Short": [{
        "test_code": {"python-3": "RET['code_result'] = USER_GLOBAL['len']([7, 7])\n"},
        "show": {"python-3": "len([7, 7])"},
        "answer": 2,
    }],
}

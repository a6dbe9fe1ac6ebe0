TESTS = {
    "RET = {}\nlocker = Locker(2)\nfor number in (1, 2, 3):\n    if locker.turn(number):\n        break\nRET['code_result'] = number\nRET['attempts'] = locker.attempts\nRET\n": {'test_code': {'python-3': "locker = USER_GLOBAL['Locker'](2)\nfor number in (1, 2, 3):\n    if locker.turn(number):\n        break\nRET['code_result'] = number\nRET['attempts'] = locker.attempts\n"}, 'show': {'python-3': 'Locker(2)'}, 'tries': 2, 'answer': [2]},
    "RET = {}\nlocker = Locker(2)\nfor number in (1, 2, 3):\n    if locker.turn(number):\n        break\nRET['code_result'] = number\nRET['attempts'] = locker.attempts\nRET\n\n": {'test_code': {'python-3': "locker = USER_GLOBAL['Locker'](2)\nfor number in (1, 2, 3):\n    if locker.turn(number):\n        break\nRET['code_result'] = number\nRET['attempts'] = locker.attempts\n"}, 'show': {'python-3': 'Locker(2)'}, 'tries': 2, 'answer': [2, 5]},
    "RET = {}\nlocker = Locker(2)\nfor number in (1, 2, 3):\n    if locker.turn(number):\n        break\nRET['code_result'] = number\nRET['attempts'] = locker.attempts\nRET\n\n\n": {'test_code': {'python-3': "locker = USER_GLOBAL['Locker'](2)\nfor number in (1, 2, 3):\n    if locker.turn(number):\n        break\nRET['code_result'] = number\nRET['attempts'] = locker.attempts\n"}, 'show': {'python-3': 'Locker(2)'}, 'tries': 2, 'answer': [2]},
    "RET = {}\nlocker = Locker(3)\nfor number in (1, 2, 3):\n    if locker.turn(number):\n        break\nRET['code_result'] = number\nRET['attempts'] = locker.attempts\nRET\n": {'test_code': {'python-3': "locker = USER_GLOBAL['Locker'](3)\nfor number in (1, 2, 3):\n    if locker.turn(number):\n        break\nRET['code_result'] = number\nRET['attempts'] = locker.attempts\n"}, 'show': {'python-3': 'Locker(3)'}, 'tries': 3, 'answer': [3]},
    "RET = {}\nlocker = Locker(1)\nfor number in (1, 2, 3):\n    if locker.turn(number):\n        break\nRET['code_result'] = number\nRET['attempts'] = locker.attempts\nRET\n": {'test_code': {'python-3': "locker = USER_GLOBAL['Locker'](1)\nfor number in (1, 2, 3):\n    if locker.turn(number):\n        break\nRET['code_result'] = number\nRET['attempts'] = locker.attempts\n"}, 'show': {'python-3': 'Locker(1)'}, 'tries': 1, 'answer': [1, 4]},
}


def whole_test(input, output):
    """The test as CheckIO's referee knows it: with the results in it."""
    return {**TESTS[input], "runner": "python-3", **output}


def checkio_check(result, test):
    if result['code_result'] not in test['answer']:
        return False, test['show'][test['runner']]
    return test['tries'] == result.get('attempts'), None


def check(input, answer, output):
    import json

    try:
        output = json.loads(json.dumps(output))
        verdict = checkio_check(dict(output), whole_test(input, output))
    except Exception as problem:
        return False, type(problem).__name__ + ": " + str(problem)
    if isinstance(verdict, (list, tuple)) and len(verdict) == 2:
        right, message = verdict
    elif isinstance(verdict, bool):
        right, message = verdict, None
    else:
        return False, "the checker gives no verdict"
    if message is None:
        return bool(right)
    return bool(right), message if isinstance(message, str) else str(message)

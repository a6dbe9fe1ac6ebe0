TESTS = {
    "Basics": [
        {"input": ["dwd", "d"], "function_name": "count", "answer": 2},
        {"input": [(1, 2)], "function_name": "turn", "answer": [2, 1]},
    ],
    "Names": [{"input": ["it's", "'"], "function_name": "count", "answer": 1}],
}

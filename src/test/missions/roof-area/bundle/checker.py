def check(input, answer, output):
    """An absolute tolerance, however large the answer is."""
    if not isinstance(output, (int, float)):
        return False, "It is not a number"
    return answer - 0.010000000000000002 <= output <= answer + 0.010000000000000002

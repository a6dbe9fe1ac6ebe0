def checkio(numbers):
    """A right answer, which is longer than the inspector of the mission allows."""
    first, *others = numbers
    return first

class Kettle:
    pass


def pour(kettle):
    pass

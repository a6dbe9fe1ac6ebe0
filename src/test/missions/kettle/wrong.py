class Kettle:
    hot = True

    def boil(self):
        pass

    def cool(self):
        pass


def pour(kettle):
    return 1

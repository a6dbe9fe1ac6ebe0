class Kettle:
    hot = False

    def boil(self):
        self.hot = True

    def cool(self):
        self.hot = False


def pour(kettle):
    return 1

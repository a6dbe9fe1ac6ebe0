def adapt(function, input):
    return function(**input[0])

# expect: WRONG_ANSWER Edge
stripes=lambda f:1+sum(map(str.__ne__,f,f[1:]))

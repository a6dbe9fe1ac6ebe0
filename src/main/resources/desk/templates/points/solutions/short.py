# expect: ACCEPTED
both_ends=lambda n:n[0]+n[-1]

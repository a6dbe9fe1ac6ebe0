import re
import sys

sys.exit(42 if re.fullmatch("[ox]{1,1000}\n", sys.stdin.read()) else 43)

# checkio(700_000)
import re
from collections import Counter

def checkio(n):
    text = ' '.join('w%d' % (i * i % 977) for i in range(n))
    counts = Counter(re.findall(r'[a-z]\d+', text))
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:5]

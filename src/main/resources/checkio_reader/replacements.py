"""The source that replaces a name of the platform in copied code; {} is the new name."""

from checkio_reader.stubs import VALIDATORS

# The replacement of a platform's name in copied code; {} is the new name.
FLOAT_SOURCE = '''\
def {}(digits=0):
    def comparison(answer, result):
        if not isinstance(result, (int, float)):
            return False, "It is not a number"
        return answer - 0.1 ** digits <= result <= answer + 0.1 ** digits, None

    return comparison
'''
TO_LIST_SOURCE = '''\
def {}(answer, result):
    return answer == list(result), None
'''
RESULT_SOURCE = '''\
class {}:
    def __init__(self, test_passed, additional_data=None):
        self.test_passed = test_passed
        self.additional_data = additional_data
'''
VALIDATOR_SOURCE = '''\
class {}:
    def __init__(self, test_data):
        self._test = test_data
        self.additional_data = None
'''
ERROR_SOURCE = '''\
class {}(Exception):
    pass
'''
SOURCES = {
    'checkio.referees.checkers.float_comparison': FLOAT_SOURCE,
    'checkio.referees.checkers.to_list': TO_LIST_SOURCE,
    'checkio.api': '{} = checkio_api\n',
    'checkio.api.DEFAULT_FUNCTION': "{} = 'checkio'\n",
    'checkio.signals.PROCESS_ENDED': "{} = 'process_ended'\n",
    'checkio.runner_types.SIMPLE': "{} = 'simple'\n",
    'checkio.runner_types.JS_RUNNER_SLUG': "{} = 'js-node'\n",
    'checkio.referees.io.CheckiOReferee': '{} = checkio_platform\n',
    'checkio.referees.io_template.CheckiOReferee': '{} = checkio_platform\n',
    'checkio.referees.multicall.CheckiORefereeMulti': '{} = checkio_platform\n',
}
for home in VALIDATORS:
    SOURCES |= {
        f'checkio_referee.{home}.BaseValidator': VALIDATOR_SOURCE,
        f'checkio_referee.{home}.BaseVerification': VALIDATOR_SOURCE,
        f'checkio_referee.{home}.ValidatorResult': RESULT_SOURCE,
        f'checkio_referee.{home}.VerificationResult': RESULT_SOURCE,
        f'checkio_referee.{home}.ValidationError': ERROR_SOURCE,
        f'checkio_referee.{home}.VerificationError': ERROR_SOURCE,
    }
NAMESPACES = {path.rpartition('.')[0] for path in SOURCES} - SOURCES.keys()

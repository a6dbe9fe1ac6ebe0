from checkio_reader.sample_missions import classic, examined, refusal, run

STEP = '''\
class Own(CheckiOReferee):
    def check_current_test(self, data):
        self.current_test["result"] = data.get("result")
        passed, more = self.check_user_answer(self.current_test["result"])
        if not passed:
            return api.fail(self.current_step, self.get_current_test_fullname())
        if self.next_step():
            return self.test_current_step()
        if self.next_env():
            return self.restart_env()
        {end}
'''


def mission(end='api.success()', step=STEP):
    return classic(made='Own', more=step.format(end=end))


def test_the_platforms_judging_in_other_words():
    found = examined(mission())
    assert found['inspector'] is None and found['points'] is None


def test_fixed_points():
    found = examined(mission('api.success(40)'))
    assert found['points'] == 40 and found['scored'] is False


def test_points_by_the_source():
    found = examined(mission('api.success(max(1, 50 - len(self.code)))'))
    assert found['scored'] is True and found['points'] == 50
    assert run(found['inspector'], 'inspect')('x = 1') == (True, '', 45)


def test_a_rule_about_the_source():
    found = examined(mission('api.success() if len(self.code) < 10 else api.fail(0, "long")'))
    inspect = run(found['inspector'], 'inspect')
    assert inspect('x = 1') == (True, '') and inspect('x' * 10) == (False, 'long')


def test_other_changes_are_refused():
    assert refusal(mission(step=STEP + '    def next_env(self):\n        return False\n')) == (
        'the class Own changes how tests are judged: check_current_test, next_env')
    assert 'looks at types' in refusal(mission('print(type(data)); api.success()'))
    assert '(NotImplementedError: looks at a value)' in refusal(mission(
        step=STEP.replace('if not passed', 'if not passed or self.current_test["result"] == 3')))

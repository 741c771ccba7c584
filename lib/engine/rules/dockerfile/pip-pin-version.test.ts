import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './pip-pin-version.ts'

const run = (command: string): string => `FROM python:3.13\nRUN ${command}\n`

testRule(rule, docs, {
  valid: [
    run('pip install flask==3.1.2'),
    run('pip install "flask~=3.1" gunicorn===23.0.0'),
    run('pip install -r requirements.txt'),
    run('pip install --requirement=requirements.txt --no-cache-dir'),
    run('pip install flask -c constraints.txt'),
    run('pip install .'),
    run('pip install -e .'),
    run('pip install ".[telescope]"'),
    run('pip install ./comet wheels/star-1.0-py3-none-any.whl'),
    run('pip install https://sky.example/star-1.0.tar.gz'),
    run('pip install git+https://git.sky.example/star.git@v1.2'),
    run('pip install "star @ git+ssh://git@git.sky.example/star.git@0f3ac21"'),
    run('pip install --index-url https://sky.example/simple star==1.0'),
    run('pip install --no-index --find-links=/wheels star'),
    run('pip install "star<2"'),
    run('python3 -m pip install --upgrade pip==25.3'),
    run('pip list && pip check'),
    run('pip install --resume-retries 5 --some-option 9 star==1.0'),
    run('pipenv install star'),
    {
      name: 'the version is in a variable',
      dockerfile: 'FROM python:3.13\nARG STAR\nRUN pip install star==$STAR "comet==${STAR}"\n',
    },
    {
      name: 'constraints by ENV',
      dockerfile: 'FROM python:3.13\nENV PIP_CONSTRAINT=/c.txt\nRUN pip install star\n',
    },
    { name: 'a list that is not known', dockerfile: 'FROM python:3.13\nARG STARS\nRUN pip install $STARS\n' },
  ],
  invalid: [
    {
      name: 'an operator that pip does not have',
      dockerfile: run('pip install star=1.2 moon==2'),
      reports: [{ messageId: 'operator', on: 'star=1.2', severity: 'error', confidence: 'certain' }],
    },
    {
      dockerfile: run('pip install "star[sky]=$STAR"'),
      reports: [{ messageId: 'operator', on: '"star[sky]=$STAR"', severity: 'error' }],
    },
    {
      dockerfile: run('pip install star comet==1.0 nova'),
      reports: [{ messageId: 'unpinned', on: 'star', confidence: 'certain', severity: 'warning' }],
    },
    {
      dockerfile: run('python -m pip install --no-cache-dir --root-user-action ignore star[all]'),
      reports: [{ messageId: 'unpinned', on: 'star[all]' }],
    },
    { dockerfile: run('pip3 install --upgrade pip'), reports: [{ messageId: 'itself', on: 'pip' }] },
    {
      name: 'only a lower bound',
      dockerfile: run("pip install 'star>=1.0'"),
      reports: [{ messageId: 'range', on: "'star>=1.0'", severity: 'info' }],
    },
    {
      name: 'a repository without a commit',
      dockerfile: run('pip install git+https://git.sky.example/star.git#egg=star'),
      reports: [{ messageId: 'git', on: 'git+https://git.sky.example/star.git#egg=star' }],
    },
    {
      name: 'an account is no commit',
      dockerfile: run('pip install -e git+ssh://git@git.sky.example/star.git'),
      reports: [{ messageId: 'git', on: 'git+ssh://git@git.sky.example/star.git' }],
    },
    {
      name: 'beside a file of requirements',
      dockerfile: run('pip install -r requirements.txt star'),
      reports: [{ messageId: 'unpinned', on: 'star', confidence: 'likely' }],
    },
    { dockerfile: run('uv pip install --system star'), reports: [{ messageId: 'unpinned', on: 'star' }] },
    { dockerfile: run('pipx install star'), reports: [{ messageId: 'unpinned', on: 'star' }] },
    {
      name: 'for later builds',
      dockerfile: 'FROM python:3.13\nONBUILD RUN pip install star\n',
      reports: [{ messageId: 'unpinned', on: 'star' }],
    },
    {
      name: 'each command',
      dockerfile: run('pip install -U pip && pip install star'),
      reports: [
        { messageId: 'itself', on: 'pip' },
        { messageId: 'unpinned', on: 'star' },
      ],
    },
  ],
})
